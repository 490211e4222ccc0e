type Task = () => Promise<void>;

const widthAtStart = 4;
/** The most pages that are asked for at a time. */
export const widest = 12;

/**
 * Works on tasks a few at a time: one more after each round that went well, half as many when Spotify stumbled (additive
 * increase, multiplicative decrease, as TCP does). Tasks may add tasks. The first error keeps others from starting.
 */
export class Pool {
  private readonly waiting: Task[] = [];
  private readonly failures: unknown[] = [];
  private running = 0;
  private width = widthAtStart;
  private stumblesSeen = 0;
  private wake: () => void = () => undefined;

  /** @param stumbles how often Spotify has asked to wait, or failed, until now */
  constructor(private readonly stumbles: () => number) {}

  /** Puts tasks before those that wait: what was begun is ended first. */
  addFirst(tasks: readonly Task[]): void {
    this.waiting.unshift(...tasks);
    this.start();
  }

  add(task: Task): void {
    this.waiting.push(task);
    this.start();
  }

  /** Resolves when nothing is left to do. @throws the first error, when what was running has ended */
  async drained(): Promise<void> {
    while (this.running > 0)
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    if (this.failures.length > 0) throw this.failures[0];
  }

  private start(): void {
    while (this.failures.length === 0 && this.running < Math.floor(this.width)) {
      const task = this.waiting.shift();
      if (!task) return;
      this.running++;
      task()
        .catch(error => this.failures.push(error))
        .finally(() => this.end());
    }
  }

  private end(): void {
    this.running--;
    this.adapt();
    this.start();
    if (this.running === 0) this.wake();
  }

  private adapt(): void {
    const stumbles = this.stumbles();
    if (stumbles > this.stumblesSeen) this.width = Math.max(1, this.width / 2);
    else this.width = Math.min(widest, this.width + 1 / this.width);
    this.stumblesSeen = stumbles;
  }
}

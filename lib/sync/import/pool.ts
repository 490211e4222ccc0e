import type { ImportRun } from "./import-run";

type Task = () => Promise<void>;

const widthAtStart = 4;
/** The most pages that are asked for at a time. */
export const maxWidth = 12;

/**
 * Works on tasks a few at a time: one more after each round that went well, half as many when Spotify stumbled (additive
 * increase, multiplicative decrease, as TCP does). Tasks may add tasks. The first error keeps others from starting.
 */
export class Pool {
  private readonly waiting: Task[] = [];
  private readonly failures: unknown[] = [];
  private running = 0;
  private width: number;
  private retriesSeen: number;
  private wake: () => void = () => undefined;

  /** A run that goes on asks at once for all that was on its way: what is asked one by one could be lost to a kill again. */
  constructor(private readonly run: Pick<ImportRun, "client" | "staged">) {
    this.width = run.staged.size > 0 ? maxWidth : widthAtStart;
    this.retriesSeen = run.client.retries;
  }

  add(task: Task): void {
    this.waiting.push(task);
  }

  get isIdle(): boolean {
    return this.waiting.length === 0;
  }

  /** Works until nothing is left to do. @throws the first error, when what was running has ended */
  async work(): Promise<void> {
    this.start();
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
    const { retries } = this.run.client;
    if (retries > this.retriesSeen) this.width = Math.max(1, this.width / 2);
    else this.width = Math.min(maxWidth, this.width + 1 / this.width);
    this.retriesSeen = retries;
  }
}

/** Works on things in batches, one batch at a time: what comes while one is worked on is the next one. */
export class Batches<T> {
  private waiting: T[] = [];
  private running: Promise<void> | null = null;
  private failure: { error: unknown } | null = null;

  constructor(
    private readonly work: (batch: T[]) => Promise<void>,
    private readonly largest: number,
  ) {}

  /** @throws what a batch before has thrown: nothing is worked on after that */
  add(thing: T): void {
    if (this.failure) throw this.failure.error;
    this.waiting.push(thing);
    this.running ??= this.run();
  }

  /** Resolves when everything that was added is done. @throws what a batch has thrown */
  async done(): Promise<void> {
    await this.running;
    if (this.failure) throw this.failure.error;
  }

  private async run(): Promise<void> {
    try {
      while (this.waiting.length > 0) await this.work(this.waiting.splice(0, this.largest));
    } catch (error) {
      this.failure = { error };
    }
    this.running = null;
  }
}

type QueuedItem<T, Result> = {
  item: T;
  resolve: (result: Result | undefined) => void;
  reject: (error: unknown) => void;
};

/** Processes items in batches, one batch at a time. Items that arrive meanwhile form the next batch. */
export class Batches<T, Result> {
  private queue: QueuedItem<T, Result>[] = [];
  private isRunning = false;

  constructor(
    private readonly processBatch: (batch: T[]) => Promise<Map<T, Result>>,
    private readonly maxSize: number,
  ) {}

  /** Returns the result for the item; undefined if its batch returned no result for it. @throws the error of its batch */
  add(item: T): Promise<Result | undefined> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      if (!this.isRunning) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, this.maxSize);
      try {
        const results = await this.processBatch(batch.map(({ item }) => item));
        for (const { item, resolve } of batch) resolve(results.get(item));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.isRunning = false;
  }
}

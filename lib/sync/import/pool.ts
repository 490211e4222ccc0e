import type { ImportRun } from "./import-run";

const initialWidth = 4;
/** The most pages that are read at a time. */
export const maxWidth = 12;

/**
 * Runs tasks a few at a time: one more after each round without a retry, half as many after a retry (additive increase,
 * multiplicative decrease, as in TCP). After the first error no further task starts.
 */
export class Pool {
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private width: number;
  private retriesSeen: number;
  private failure: { error: unknown } | null = null;

  /** A resumed run starts at full width, so that few pages remain unread if it is killed as well. */
  constructor(private readonly source: Pick<ImportRun, "client" | "stagedLists">) {
    this.width = source.stagedLists.size > 0 ? maxWidth : initialWidth;
    this.retriesSeen = source.client.retries;
  }

  /** Runs a task when its turn comes. @throws the error of the task, or the error that stopped the pool */
  async run<T>(task: () => Promise<T>): Promise<T> {
    await new Promise<void>(resolve => {
      this.waiting.push(resolve);
      this.startNext();
    });
    try {
      if (this.failure) throw this.failure.error;
      return await task();
    } catch (error) {
      this.stop(error);
      throw error;
    } finally {
      this.running--;
      this.adapt();
      this.startNext();
    }
  }

  /** Waits until all work has ended, also after an error, which stops the pool. @throws the first error */
  async all<T>(work: readonly Promise<T>[]): Promise<T[]> {
    const results = await Promise.allSettled(
      work.map(promise =>
        promise.catch(error => {
          this.stop(error);
          throw error;
        }),
      ),
    );
    return results.map(result => {
      if (result.status === "rejected") throw this.failure?.error;
      return result.value;
    });
  }

  private stop(error: unknown): void {
    this.failure ??= { error };
  }

  private startNext(): void {
    while (this.running < Math.floor(this.width)) {
      const start = this.waiting.shift();
      if (!start) return;
      this.running++;
      start();
    }
  }

  private adapt(): void {
    const { retries } = this.source.client;
    if (retries > this.retriesSeen) this.width = Math.max(1, this.width / 2);
    else this.width = Math.min(maxWidth, this.width + 1 / this.width);
    this.retriesSeen = retries;
  }
}

/** Returns the median, and NaN when there are no values. */
export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs a task and returns how many milliseconds it took. */
export async function measureMs(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

/** Runs a task and returns its result and how many seconds it took. */
export async function measureSeconds<T>(task: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const started = performance.now();
  const result = await task();
  return { result, seconds: (performance.now() - started) / 1000 };
}

/**
 * Repeats two measurements in turn, so that other load on the machine affects both equally.
 * @returns the pairs of all rounds after the warm-up
 */
export async function alternate<T>(
  { warmUp, rounds }: { warmUp: number; rounds: number },
  measureFirst: () => Promise<T>,
  measureSecond: () => Promise<T>,
): Promise<[T, T][]> {
  const pairs: [T, T][] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const pair: [T, T] = [await measureFirst(), await measureSecond()];
    if (round >= 0) pairs.push(pair);
  }
  return pairs;
}

/** Returns the value below which a share of the values lies, and NaN when there are no values. */
export const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

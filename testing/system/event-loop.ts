const patienceMs = 10_000;

/** Waits until `isTrue` returns true. Uses no timers, because polling of Vitest would advance a faked clock. */
export async function untilTrue(isTrue: () => boolean): Promise<void> {
  const startedAt = performance.now();
  while (!isTrue()) {
    if (performance.now() - startedAt > patienceMs) throw new Error(`This never became true: ${isTrue}`);
    await new Promise(resolve => setImmediate(resolve));
  }
}

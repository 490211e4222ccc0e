const lockName = "sound in this browser";

/**
 * Runs `start` in one page of this browser at a time, so that several tabs are not several devices; the next page follows when that one
 * closes. Returns a function that stops it; `start` returns how.
 */
export function inOnePage(start: () => () => void): () => void {
  const locks: LockManager | undefined = navigator.locks;
  // At an insecure address there are no locks, and no sound either.
  if (!locks) return start();
  const controller = new AbortController();
  let stop = () => {};
  locks
    .request(lockName, { signal: controller.signal }, () => {
      const stopStarted = start();
      return new Promise<void>(resolve => {
        stop = () => {
          stopStarted();
          resolve();
        };
      });
    })
    // The wait was aborted.
    .catch(() => {});
  return () => {
    controller.abort();
    stop();
  };
}

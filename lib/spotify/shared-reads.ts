import { LRUCache } from "lru-cache";
import { perProcess } from "@/lib/platform/per-process";

type CachedReply = { etag: string; text: string };

const maxCacheBytes = 16 * 1024 * 1024;

type RunningRead = { startedAt: number; promise: Promise<string> };

/** The age at which a running read is no longer shared, so that a read that never ends does not stop all later reads. */
const maxSharedAgeMs = 30_000;

/** Maps each caller to its running reads; their keys consist of lane and URL. */
const runningReads = () => perProcess("spotify reads", () => new Map<string, Map<string, RunningRead>>());

/** Runs `read`, or returns the promise of the caller's running read with the same key. */
export function shareRead(caller: string, key: string, read: () => Promise<string>): Promise<string> {
  const readsByCaller = runningReads();
  const running = readsByCaller.get(caller)?.get(key);
  if (running && performance.now() - running.startedAt < maxSharedAgeMs) return running.promise;
  const reads = readsByCaller.get(caller) ?? new Map<string, RunningRead>();
  readsByCaller.set(caller, reads);
  const promise = read().finally(() => {
    if (reads.get(key)?.promise === promise) reads.delete(key);
    if (reads.size === 0 && readsByCaller.get(caller) === reads) readsByCaller.delete(caller);
  });
  reads.set(key, { startedAt: performance.now(), promise });
  return promise;
}

/** Called after a write, so that the caller's next reads do not get replies from before the write. */
export const invalidateReads = (caller: string) => void runningReads().delete(caller);

/**
 * Returns the cache of replies with an ETag, for If-None-Match. Spotify documents ETags, but few of its replies have one
 * (https://developer.spotify.com/documentation/web-api/concepts/api-calls), so nothing relies on them.
 */
export const cachedReplies = () =>
  perProcess(
    "spotify replies",
    () =>
      new LRUCache<string, CachedReply>({
        maxSize: maxCacheBytes,
        sizeCalculation: ({ text }) => text.length * 2 + 200,
      }),
  );

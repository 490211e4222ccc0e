import { LRUCache } from "lru-cache";
import { perProcess } from "@/lib/platform/per-process";

type CachedReply = { etag: string; text: string };

const maxCacheBytes = 16 * 1024 * 1024;

/** Maps each caller to its running reads; their keys consist of lane and URL. */
const runningReads = () => perProcess("spotify reads", () => new Map<string, Map<string, Promise<string>>>());

/** Runs `read`, or returns the promise of the caller's running read with the same key. */
export function shareRead(caller: string, key: string, read: () => Promise<string>): Promise<string> {
  const readsByCaller = runningReads();
  const runningRead = readsByCaller.get(caller)?.get(key);
  if (runningRead) return runningRead;
  const reads = readsByCaller.get(caller) ?? new Map<string, Promise<string>>();
  readsByCaller.set(caller, reads);
  const promise = read().finally(() => {
    if (reads.get(key) === promise) reads.delete(key);
    if (reads.size === 0 && readsByCaller.get(caller) === reads) readsByCaller.delete(caller);
  });
  reads.set(key, promise);
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

import { LRUCache } from "lru-cache";
import { perProcess } from "@/lib/platform/per-process";

type CachedReply = { etag: string; text: string };

const maxCacheBytes = 16 * 1024 * 1024;

/** Running reads: by caller, then by lane and address. */
const runningReads = () => perProcess("spotify reads", () => new Map<string, Map<string, Promise<string>>>());

/** Runs `read`, or joins the same read of this caller if one is running. */
export function shareRead(caller: string, key: string, read: () => Promise<string>): Promise<string> {
  const running = runningReads();
  const known = running.get(caller)?.get(key);
  if (known) return known;
  const reads = running.get(caller) ?? new Map<string, Promise<string>>();
  running.set(caller, reads);
  const promise = read().finally(() => {
    if (reads.get(key) === promise) reads.delete(key);
    if (reads.size === 0 && running.get(caller) === reads) running.delete(caller);
  });
  reads.set(key, promise);
  return promise;
}

/** Keeps later reads of a caller from joining reads that began before a write. */
export const invalidateReads = (caller: string) => void runningReads().delete(caller);

/**
 * Replies that came with an ETag, for If-None-Match. Spotify documents ETags, but few of its replies have one
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

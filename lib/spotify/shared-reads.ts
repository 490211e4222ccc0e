import { LRUCache } from "lru-cache";

/** A reply that may be asked for again with If-None-Match. */
type Versioned = { etag: string; text: string };

type Home = {
  /** What is on its way now: by caller, then by lane and address. */
  running: Map<string, Map<string, Promise<string>>>;
  versions: LRUCache<string, Versioned>;
};

const largestMemory = 16 * 1024 * 1024;

// Next loads a module once per bundle; what is on its way is shared by the whole process.
const place = globalThis as typeof globalThis & { tonearmReads?: Home };

function home(): Home {
  place.tonearmReads ??= {
    running: new Map(),
    versions: new LRUCache({ maxSize: largestMemory, sizeCalculation: ({ text }) => text.length * 2 + 200 }),
  };
  return place.tonearmReads;
}

/** Runs `read`, unless the same one is on its way for this caller: then it gets that one's outcome. */
export function shareRead(caller: string, what: string, read: () => Promise<string>): Promise<string> {
  const { running } = home();
  const known = running.get(caller)?.get(what);
  if (known) return known;
  const mine = running.get(caller) ?? new Map<string, Promise<string>>();
  running.set(caller, mine);
  const promise = read().finally(() => {
    if (mine.get(what) === promise) mine.delete(what);
    if (mine.size === 0 && running.get(caller) === mine) running.delete(caller);
  });
  mine.set(what, promise);
  return promise;
}

/** After a write, a read that began before it says nothing any more. */
export const forgetReads = (caller: string) => void home().running.delete(caller);

/**
 * Replies that came with an ETag. Spotify's documents describe it and few live replies have one
 * (https://developer.spotify.com/documentation/web-api/concepts/api-calls), so nothing relies on it.
 */
export const versions = () => home().versions;

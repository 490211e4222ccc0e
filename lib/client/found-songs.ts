import type { QueryClient } from "@tanstack/react-query";
import type { FoundSong } from "@/lib/schemas/catalog";
import { keys } from "./keys";

/**
 * A song of any list. Lists for people contain `isLiked`, only lists of found songs `playlists`, and only the results of a search
 * `inLibrary`.
 */
export type AnySong = Omit<FoundSong, "isLiked" | "playlists"> & Partial<FoundSong> & { inLibrary?: boolean };

const isListedSong = (value: object): value is AnySong => "uri" in value && "isLiked" in value;

/** Returns the data with changed songs. Parts without a changed song stay the same objects, so that screens render only the others. */
function patch<Data>(data: Data, change: (song: AnySong) => AnySong): Data {
  if (typeof data !== "object" || data === null) return data;
  if (isListedSong(data)) return change(data) as Data & AnySong;
  if (Array.isArray(data)) {
    const items = data.map(value => patch(value, change));
    return items.some((item, index) => item !== data[index]) ? (items as Data) : data;
  }
  const entries = Object.entries(data);
  const patched = entries.map(([key, value]) => [key, patch(value, change)] as const);
  return patched.some(([, value], index) => value !== entries[index]?.[1])
    ? (Object.fromEntries(patched) as Data)
    : data;
}

/** Changes songs in every cached list. */
export function patchCachedSongs(
  client: QueryClient,
  uris: string[],
  change: (song: AnySong) => Partial<FoundSong>,
): void {
  const changed = new Set(uris);
  client.setQueriesData({ queryKey: keys.library }, data =>
    patch(data, song => (changed.has(song.uri) ? { ...song, ...change(song) } : song)),
  );
}

import type { QueryClient } from "@tanstack/react-query";
import type { FoundSong } from "@/lib/schemas/catalog";
import { keys } from "./keys";

/** A song of any list. Only lists of found songs contain `isLiked` and `playlists`. */
export type AnySong = Omit<FoundSong, "isLiked" | "playlists"> & Partial<FoundSong>;

const isFoundSong = (value: object): value is FoundSong => "uri" in value && "isLiked" in value;

function patch<Data>(data: Data, change: (song: FoundSong) => FoundSong): Data {
  if (Array.isArray(data)) return data.map(value => patch(value, change)) as Data;
  if (typeof data !== "object" || data === null) return data;
  if (isFoundSong(data)) return change(data) as Data & FoundSong;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, patch(value, change)])) as Data;
}

/** Changes songs in every cached list of found songs. */
export function patchCachedSongs(
  client: QueryClient,
  uris: string[],
  change: (song: FoundSong) => Partial<FoundSong>,
): void {
  client.setQueriesData({ queryKey: keys.foundSongs }, data =>
    patch(data, song => (uris.includes(song.uri) ? { ...song, ...change(song) } : song)),
  );
}

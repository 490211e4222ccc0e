import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { type SearchSource, searchKind } from "@/lib/schemas/search";
import { search } from "@/lib/search/search";
import type { SearchInput } from "@/lib/search/search-input";
import { createUser } from "../people";
import { createLocalPlaylist } from "./playlists";

const searchIn =
  (source: SearchSource) =>
  (ctx: UserContext, q: string, options: Partial<SearchInput> = {}) =>
    search(ctx, { q, kinds: searchKind.options, limit: 50, ...options, source });
export const searchLibrary = searchIn("library");
export const searchSpotify = searchIn("spotify");
export const searchAll = searchIn("all");

/** Returns the titles of the songs that a search of the library finds. */
export const findTitles = async (ctx: UserContext, q: string) =>
  (await searchLibrary(ctx, q)).songs?.items.map(({ title }) => title);

type Entry = { title: string; album?: string; artists?: string[]; isLocal?: boolean };

/** Creates a person with these songs in a playlist called "Local". */
export async function createLibrary(entries: (string | Entry)[]) {
  const ctx = await createUser();
  const songs = entries.map(entry => (typeof entry === "string" ? { title: entry } : entry));
  const playlist = await createLocalPlaylist(ctx, songs);
  for (const [index, { album, artists = [] }] of songs.entries())
    await sql("UPDATE songs SET album_id = $2, album_name = $3, artists = $4 WHERE id = $1", [
      playlist.songIds[index],
      album && `album of ${album}`,
      album,
      JSON.stringify(artists.map(name => ({ id: `artist ${name}`, name }))),
    ]);
  return { ctx, ...playlist };
}

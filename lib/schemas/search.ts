import { z } from "zod";
import { albumSummary, artistSummary, foundSong } from "./catalog";
import { pageQuery, uuid } from "./common";
import { says } from "./issue";
import { playlist } from "./library";

export const searchKind = z.enum(["song", "album", "artist", "playlist"]);
export type SearchKind = z.infer<typeof searchKind>;

/** `types` is a comma-separated list, by default of all types. `limit` applies to the library; Spotify returns ten of each type. */
export const searchQuery = pageQuery.extend({
  q: z.string().trim().min(1, says("searchText")).max(200),
  in: z.enum(["library", "spotify"]).default("library"),
  types: z
    .string()
    .max(100)
    // Removes duplicates, so that each type is searched once.
    .transform(list => [...new Set(list.split(","))])
    .pipe(z.array(searchKind))
    .default(searchKind.options),
});

const foundPlaylist = playlist
  .pick({ name: true, spotifyId: true, ownerName: true, imageUrl: true })
  .extend({ id: uuid.nullable(), trackCount: z.number().int().nullable() })
  .meta({
    id: "FoundPlaylist",
    description:
      "A search result. `id` is null for a playlist outside the library; `trackCount` is null when Spotify does not show it.",
  });
export type FoundPlaylist = z.infer<typeof foundPlaylist>;

const results = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int() }).optional();

/** The results of each requested type. */
export const searchResults = z.object({
  songs: results(foundSong),
  albums: results(albumSummary),
  artists: results(artistSummary),
  playlists: results(foundPlaylist),
  nextCursor: z.string().nullable(),
});
export type SearchResults = z.infer<typeof searchResults>;

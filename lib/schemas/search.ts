import { z } from "zod";
import { albumSummary, artistSummary, foundSong } from "./catalog";
import { pageQuery, uuid } from "./common";
import { playlist } from "./library";

export const searchKind = z.enum(["song", "album", "artist", "playlist"]);
export type SearchKind = z.infer<typeof searchKind>;

/** `types` is a list with commas; all of them when left out. `limit` is for the library: Spotify gives ten of each. */
export const searchQuery = pageQuery.extend({
  q: z.string().trim().min(1, "Say what to search for.").max(200, "Use at most 200 characters."),
  in: z.enum(["library", "spotify"]).default("library"),
  types: z
    .string()
    .max(100)
    // Each becomes a column of the statement: naming one twice must not cost twice.
    .transform(list => [...new Set(list.split(","))])
    .pipe(z.array(searchKind))
    .default(searchKind.options),
});

export const foundPlaylist = playlist
  .pick({ name: true, spotifyId: true, ownerName: true, imageUrl: true })
  .extend({ id: uuid.nullable(), trackCount: z.number().int().nullable() })
  .meta({
    id: "FoundPlaylist",
    description:
      "A playlist that was found; `id` is null while it is not in the library, `trackCount` where Spotify keeps it to itself.",
  });
export type FoundPlaylist = z.infer<typeof foundPlaylist>;

const found = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int() }).optional();

/** What was found of each kind that was asked for. */
export const searchResults = z.object({
  songs: found(foundSong),
  albums: found(albumSummary),
  artists: found(artistSummary),
  playlists: found(foundPlaylist),
  nextCursor: z.string().nullable(),
});
export type SearchResults = z.infer<typeof searchResults>;

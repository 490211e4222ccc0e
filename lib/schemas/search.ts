import { z } from "zod";
import { albumSummary, artistSummary, foundSong } from "./catalog";
import { isoTime, pageQuery, uuid } from "./common";
import { says } from "./issue";
import { playlist } from "./library";

export const searchKind = z.enum(["song", "album", "artist", "playlist"]);
export type SearchKind = z.infer<typeof searchKind>;

export const searchSource = z.enum(["all", "library", "spotify"]);
export type SearchSource = z.infer<typeof searchSource>;

const searchText = z.string().trim().min(1, says("searchText")).max(200);

/** `types` is a comma-separated list, by default of all types. `limit` applies to the library; Spotify returns ten of each type. */
export const searchQuery = pageQuery.extend({
  q: searchText,
  source: searchSource.default("library"),
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

const place = { inLibrary: z.boolean() };
const results = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int() }).optional();

const triedSearch = z
  .object({
    words: z.array(z.string()),
    filters: z.array(z.string()),
    corrected: z
      .array(z.string())
      .meta({ description: "Words for which words with one other letter were tried as well." }),
    isLibraryOnly: z
      .boolean()
      .meta({ description: "True if Spotify does not know one of the filters, so that it is not asked." }),
    unusable: z.array(z.string()).meta({
      description:
        "Filters whose value is no year, date or tempo, or not yet, such as `year:199`; if nothing else was typed, also filters without a value. They limit nothing, and Spotify is not asked.",
    }),
  })
  .meta({ id: "TriedSearch", description: "The parts of the text as the library's search has read them." });
export type TriedSearch = z.infer<typeof triedSearch>;

/** The results of each requested type. */
export const searchResults = z.object({
  songs: results(foundSong.extend(place)),
  albums: results(albumSummary.extend(place)),
  artists: results(artistSummary.extend(place)),
  playlists: results(foundPlaylist.extend(place)),
  isPartial: z.boolean().optional().meta({
    description: "True if more songs of the library match than were ranked, so that `total` is a minimum.",
  }),
  tried: triedSearch.optional(),
  spotifyError: z
    .object({ code: z.string(), title: z.string(), detail: z.string(), retryAt: isoTime.nullable() })
    .nullable()
    .optional()
    .meta({ description: "The reason why a search of everything has results of the library only." }),
  nextCursor: z.string().nullable(),
});
export type SearchResults = z.infer<typeof searchResults>;

/** Results before their place is known. */
type Bare<Results> = Results extends { items: (infer Item)[] }
  ? { items: Omit<Item, "inLibrary">[]; total: number }
  : never;
type ResultKey = "songs" | "albums" | "artists" | "playlists";
export type BareResults = { [Key in ResultKey]?: Bare<NonNullable<SearchResults[Key]>> } & Omit<
  SearchResults,
  ResultKey
>;

export const recentSearch = z
  .object({ q: z.string(), searchedAt: isoTime })
  .meta({ id: "RecentSearch", description: "A text that the person searched for." });
export type RecentSearch = z.infer<typeof recentSearch>;

export const recentSearchInput = z.object({ q: searchText });
export const forgottenSearch = recentSearchInput.partial();

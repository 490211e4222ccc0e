import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { AppError, wordError } from "@/lib/core/errors";
import { type BareResults, type SearchResults, searchKind } from "@/lib/schemas/search";
import { findInAnswer, type InAnswer } from "./find-in-answer";
import { findLinked } from "./find-linked";
import { markLibrary } from "./mark-library";
import { isSameRecording } from "./same-recording";
import type { SearchInput } from "./search-input";
import { describeSearch, type LibraryAnswer, readSearch, searchLibrary } from "./search-library";
import { searchSpotify } from "./search-spotify";
import { leaveOutShown } from "./shown-recordings";

const lists = searchKind.options.map(kind => `${kind}s` as const);

/**
 * A place in both answers: the cursors, null for one that has ended; marks of Spotify's songs on earlier pages; and how many results
 * Spotify has besides the library's.
 */
const place = z.object({
  library: z.string().nullish(),
  spotify: z.string().nullish(),
  shown: z.string().default(""),
  others: z.partialRecord(z.enum(lists), z.int().min(0)).default({}),
});
type Place = z.infer<typeof place>;

type SpotifyAnswer = { results: BareResults; error: SearchResults["spotifyError"] };

const nothing: BareResults = { nextCursor: null };

/** Answers with an error instead of throwing it, because the library's results stand. */
async function askSpotify(
  { locale }: UserContext,
  search: () => Promise<BareResults>,
): Promise<SpotifyAnswer> {
  try {
    return { results: await search(), error: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "validation_failed") throw error;
    const { title, detail } = wordError(locale, error);
    const retryAt = error.retryAt?.toISOString() ?? null;
    return { results: nothing, error: { code: error.code, title, detail, retryAt } };
  }
}

/** Leaves out what the library's answer has, on whatever page, and shows the library's copy of other recordings. */
function leaveOutAnswered(spotify: BareResults, { copies, ids }: InAnswer, shown: string) {
  const songs = (spotify.songs?.items ?? []).flatMap(song => {
    const same = copies.filter(copy => isSameRecording(song, copy));
    if (same.some(({ isAnswered }) => isAnswered)) return [];
    const [copy] = same;
    if (!copy) return [song];
    const { isAnswered: _, ...item } = copy;
    return [item];
  });
  const left = leaveOutShown(songs, shown);
  const withoutIds = <Item extends { id: string | null }>(found: { items: Item[]; total: number }) => ({
    ...found,
    items: found.items.filter(({ id }) => id === null || !ids.has(id)),
  });
  const results: BareResults = {
    ...(spotify.songs && { songs: { ...spotify.songs, items: left.songs } }),
    ...(spotify.albums && { albums: withoutIds(spotify.albums) }),
    ...(spotify.artists && { artists: withoutIds(spotify.artists) }),
    ...(spotify.playlists && { playlists: withoutIds(spotify.playlists) }),
    nextCursor: spotify.nextCursor,
  };
  return { results, marks: left.marks };
}

/** Puts Spotify's results behind the library's. `others` is the number of results that only Spotify has, on all pages. */
function join<Item>(
  library: { items: Item[]; total: number } | undefined,
  spotify: { items: Item[] } | undefined,
  others = 0,
) {
  if (!library && !spotify) return undefined;
  const items = [...(library?.items ?? []), ...(spotify?.items ?? [])];
  return { items, total: (library?.total ?? 0) + others };
}

/** Finds what a pasted address means: in the library, else on Spotify, with one call. */
async function findLinkedAnywhere(ctx: UserContext, input: SearchInput): Promise<SearchResults | null> {
  const library = await findLinked(ctx, { ...input, source: "library" });
  if (!library) return null;
  const { results, error } = await askSpotify(ctx, async () =>
    lists.some(list => library[list]?.items.length)
      ? library
      : ((await findLinked(ctx, { ...input, source: "spotify" })) ?? nothing),
  );
  const source = results === library ? "library" : "spotify";
  return { ...(await markLibrary(ctx, source, error ? library : results)), spotifyError: error };
}

/** Returns the library's page; after the last one, only the totals. */
const pageOf = ({ results }: LibraryAnswer, { library }: Place): BareResults =>
  library === null
    ? {
        ...results,
        ...Object.fromEntries(
          lists.flatMap(list => (results[list] ? [[list, { ...results[list], items: [] }]] : [])),
        ),
        nextCursor: null,
      }
    : results;

/** Reads the next page of the library, and of Spotify if it is the first page or the library has ended. */
async function readPages(ctx: UserContext, input: SearchInput, from: Place) {
  const search = (cursor: string | null | undefined, limit: number): SearchInput => {
    const { cursor: _, ...rest } = input;
    return { ...rest, limit, ...(cursor && { cursor }) };
  };
  const ask = () => searchSpotify(ctx, search(from.spotify, input.limit));
  if (input.cursor === undefined) {
    const read = readSearch(input.q);
    // Spotify does not know the filter, and would take it for words; or it would find nothing with it.
    const isAsked = !describeSearch(read).isLibraryOnly && read.unusable.length === 0;
    const [answer, spotify] = await Promise.all([
      searchLibrary(ctx, input),
      isAsked ? askSpotify(ctx, ask) : { results: nothing, error: null },
    ]);
    return { answer, spotify };
  }
  // After its last page, the answer still tells what to leave out.
  const answer = await searchLibrary(
    ctx,
    from.library === null ? search(null, 1) : search(from.library, input.limit),
  );
  const hasItems = from.library !== null && lists.some(list => answer.results[list]?.items.length);
  const isAsked = !hasItems && from.spotify !== null;
  return { answer, spotify: isAsked ? { results: await ask(), error: null } : null };
}

/**
 * Searches the library and Spotify at once, with one call. The next pages go on in the library, without a call, and then on Spotify,
 * with one call each. Without Spotify, the library's results stand, and `spotifyError` tells why.
 */
export async function searchEverything(ctx: UserContext, input: SearchInput): Promise<SearchResults> {
  const linked = await findLinkedAnywhere(ctx, input);
  if (linked) return linked;
  const from = input.cursor === undefined ? place.parse({}) : decodeCursor(place, input.cursor);
  const { answer, spotify } = await readPages(ctx, input, from);
  const library = await markLibrary(ctx, "library", pageOf(answer, from));
  const found = spotify?.results ?? nothing;
  const inAnswer = await findInAnswer(ctx, answer, found);
  const { results, marks } = leaveOutAnswered(found, inAnswer, from.shown);
  const others = { ...from.others };
  for (const list of lists) {
    const [all, left] = [found[list], results[list]];
    if (all && left)
      others[list] = Math.max(0, (others[list] ?? all.total) - all.items.length + left.items.length);
  }
  const next = { library: library.nextCursor, spotify: spotify ? found.nextCursor : from.spotify };
  const besides = await markLibrary(ctx, "spotify", results);
  const songs = join(library.songs, besides.songs, others.songs);
  const albums = join(library.albums, besides.albums, others.albums);
  const artists = join(library.artists, besides.artists, others.artists);
  const playlists = join(library.playlists, besides.playlists, others.playlists);
  return {
    ...library,
    ...(songs && { songs }),
    ...(albums && { albums }),
    ...(artists && { artists }),
    ...(playlists && { playlists }),
    spotifyError: spotify?.error ?? null,
    nextCursor: (next.library ?? next.spotify) ? encodeCursor({ ...next, shown: marks, others }) : null,
  };
}

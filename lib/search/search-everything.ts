import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import type { SearchResults } from "@/lib/schemas/search";
import { findLinked } from "./find-linked";
import { markLibrary } from "./mark-library";
import { isSameRecording } from "./same-recording";
import type { SearchInput } from "./search-input";
import { searchLibrary } from "./search-library";
import { searchSpotify } from "./search-spotify";

/** The cursors of both searches; null for one that has ended. */
const bothCursors = z.object({ library: z.string().nullish(), spotify: z.string().nullish() });

type Results<Item> = { items: Item[]; total: number } | undefined;

/** Puts what only Spotify has behind the library's results. */
function merge<Item>(
  library: Results<Item>,
  spotify: Results<Item>,
  isSame: (one: Item, other: Item) => boolean,
): Results<Item> {
  if (!library || !spotify) return library ?? spotify;
  const others = spotify.items.filter(item => !library.items.some(known => isSame(known, item)));
  const merged = spotify.items.length - others.length;
  return { items: [...library.items, ...others], total: library.total + spotify.total - merged };
}

const haveSameId = (one: { id: string | null }, other: { id: string | null }) =>
  one.id !== null && one.id === other.id;

const empty: SearchResults = { nextCursor: null };

/**
 * Searches the library and Spotify at once, with one call. Without Spotify, the library's results stand, and `spotifyError` tells
 * why.
 */
export async function searchEverything(ctx: UserContext, input: SearchInput): Promise<SearchResults> {
  const cursors: z.infer<typeof bothCursors> = input.cursor ? decodeCursor(bothCursors, input.cursor) : {};
  let spotifyError: SearchResults["spotifyError"] = null;
  const search = async (source: "library" | "spotify"): Promise<SearchResults> => {
    const cursor = cursors[source];
    if (cursor === null) return empty;
    const page = { ...input, cursor };
    const linked = await findLinked(ctx, { ...page, source });
    const results =
      linked ?? (await (source === "spotify" ? searchSpotify(ctx, page) : searchLibrary(ctx, page)));
    return markLibrary(ctx, source, results);
  };
  const [library, spotify] = await Promise.all([
    search("library"),
    search("spotify").catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code === "validation_failed") throw error;
      spotifyError = { code: error.code, retryAt: error.retryAt?.toISOString() ?? null };
      return empty;
    }),
  ]);
  const results = {
    songs: merge(library.songs, spotify.songs, isSameRecording),
    albums: merge(library.albums, spotify.albums, haveSameId),
    artists: merge(library.artists, spotify.artists, haveSameId),
    playlists: merge(library.playlists, spotify.playlists, haveSameId),
  };
  const hasMore = library.nextCursor ?? spotify.nextCursor;
  return {
    ...(Object.fromEntries(Object.entries(results).filter(([, found]) => found)) as typeof results),
    spotifyError,
    nextCursor: hasMore && encodeCursor({ library: library.nextCursor, spotify: spotify.nextCursor }),
  };
}

import { z } from "zod";
import { presentAlbum, presentArtist, presentFoundSongs } from "@/lib/catalog/present-catalog";
import { searchCatalog } from "@/lib/catalog/search-catalog";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { pickImageUrl } from "@/lib/library/from-spotify";
import { readableName } from "@/lib/library/missing-names";
import { parseSearch } from "@/lib/library/search/parse-search";
import { prisma } from "@/lib/platform/db";
import { issue } from "@/lib/schemas/issue";
import type { BareResults, FoundPlaylist } from "@/lib/schemas/search";
import { searchPageSize } from "@/lib/spotify/catalog-client";
import { usable } from "@/lib/spotify/lenient";
import type { SpotifyPlaylist } from "@/lib/spotify/replies";
import { invalidText, type SearchInput } from "./search-input";

/** The highest offset for which Spotify returns results. */
const maxOffset = 1000;

async function presentPlaylists({ userId, locale }: UserContext, playlists: SpotifyPlaylist[]) {
  const rows = await prisma().playlist.findMany({
    where: { userId, spotifyId: { in: playlists.map(({ id }) => id) } },
    select: { id: true, spotifyId: true, access: true, trackCount: true },
  });
  const rowsBySpotifyId = new Map(rows.map(row => [row.spotifyId, row]));
  return playlists.map(({ id, name, owner, images }): FoundPlaylist => {
    const libraryPlaylist = rowsBySpotifyId.get(id);
    return {
      id: libraryPlaylist?.id ?? null,
      spotifyId: id,
      name: readableName(locale, name),
      ownerName: owner?.display_name ?? null,
      imageUrl: pickImageUrl(images),
      trackCount: libraryPlaylist?.access === "owner" ? libraryPlaylist.trackCount : null,
    };
  });
}

type ResultPage<Item> = { items: (Item | null)[]; total: number | null };

/** Returns the results that Spotify shows. It sends null for playlists that it hides from apps in Development Mode. */
const visibleItems = <Item>(page: ResultPage<Item>) => usable(page.items);

const totalOf = (page: ResultPage<unknown>) => page.total ?? page.items.length;

/** Returns a search in Spotify's notation. @throws AppError validation_failed for filters with which Spotify would find nothing */
function textOf(q: string): string {
  const { unusable, spotifyText } = parseSearch(q);
  const [filter] = unusable;
  if (filter) throw invalidText(issue("searchFilter", { values: filter }));
  return spotifyText;
}

/**
 * Searches Spotify: ten results of each kind per page, one call per page. Caches the tracks, so that adding one needs no
 * lookup.
 * @throws AppError validation_failed; SpotifyError
 */
export async function searchSpotify(ctx: UserContext, input: SearchInput): Promise<BareResults> {
  const offset = input.cursor ? decodeCursor(z.int().min(0).max(maxOffset), input.cursor) : 0;
  const types = input.kinds.map(kind => (kind === "song" ? "track" : kind));
  const { tracks, albums, artists, playlists } = await searchCatalog(ctx, textOf(input.q), types, offset);
  const next = offset + searchPageSize;
  const hasMore = [tracks, albums, artists, playlists].some(page => page?.next);
  return {
    ...(tracks && {
      songs: { items: await presentFoundSongs(ctx, visibleItems(tracks)), total: totalOf(tracks) },
    }),
    ...(albums && {
      albums: {
        items: visibleItems(albums).map(album => presentAlbum(ctx.locale, album)),
        total: totalOf(albums),
      },
    }),
    ...(artists && {
      artists: {
        items: visibleItems(artists).map(artist => presentArtist(ctx.locale, artist)),
        total: totalOf(artists),
      },
    }),
    ...(playlists && {
      playlists: { items: await presentPlaylists(ctx, visibleItems(playlists)), total: totalOf(playlists) },
    }),
    nextCursor: hasMore && next <= maxOffset ? encodeCursor(next) : null,
  };
}

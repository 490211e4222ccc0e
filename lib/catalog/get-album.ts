import type { UserContext } from "@/lib/core/context";
import { pageImageWidth } from "@/lib/library/from-spotify";
import type { Album } from "@/lib/schemas/catalog";
import { getCatalogClient } from "@/lib/spotify/catalog-client";
import { usable } from "@/lib/spotify/lenient";
import { albumReply, type SpotifyAlbum } from "@/lib/spotify/replies";
import { presentAlbum, presentFoundSongs } from "./present-catalog";
import { readCachedReply } from "./reply-cache";

/** The days for which a cached album is used. A released album hardly changes. */
const freshDays = 7;

export const albumUri = (id: string) => `spotify:album:${id}`;

type WholeAlbum = SpotifyAlbum & { tracks: NonNullable<SpotifyAlbum["tracks"]> };

const wholeAlbumReply = albumReply.refine((album): album is WholeAlbum => album.tracks !== null);

/** Fetches an album with all its tracks: the first fifty come with the album, each further fifty cost a call. */
async function fetchWholeAlbum(ctx: UserContext, id: string): Promise<WholeAlbum> {
  const client = getCatalogClient(ctx);
  const album = await client.album(id);
  const tracks = album.tracks ?? (await client.albumTracks(id, 0));
  let page = tracks;
  while (page.next && page.items.length > 0) {
    page = await client.albumTracks(id, tracks.items.length);
    tracks.items.push(...page.items);
  }
  return { ...album, tracks };
}

/**
 * Returns an album as Spotify sends it, with all its tracks. Makes at most one fetch a week.
 * @throws SpotifyError not_found_on_spotify, and other codes when Spotify cannot be reached and nothing is cached
 */
export async function readAlbum(ctx: UserContext, id: string) {
  const { reply, fetchedAt } = await readCachedReply(ctx, {
    uri: albumUri(id),
    schema: wholeAlbumReply,
    freshDays,
    fetchReply: () => fetchWholeAlbum(ctx, id),
  });
  const tracks = usable(reply.tracks.items).map(track => ({ ...track, album: reply }));
  return { album: reply, tracks, fetchedAt };
}

/** Returns an album of Spotify with all its tracks, each with its library status. @throws SpotifyError like readAlbum */
export async function getAlbum(ctx: UserContext, id: string): Promise<Album> {
  const { album, tracks, fetchedAt } = await readAlbum(ctx, id);
  return {
    ...presentAlbum(ctx.locale, album, pageImageWidth),
    tracks: await presentFoundSongs(ctx, tracks),
    fetchedAt,
  };
}

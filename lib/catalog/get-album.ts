import type { UserContext } from "@/lib/core/context";
import { pageImageWidth } from "@/lib/library/from-spotify";
import type { Album } from "@/lib/schemas/catalog";
import { getCatalogClient } from "@/lib/spotify/catalog-client";
import { usable } from "@/lib/spotify/lenient";
import { albumReply, type SpotifyAlbum, type SpotifyPlayable } from "@/lib/spotify/replies";
import { cacheTracks } from "./cache/cached-tracks";
import { type CachedReply, findFreshReply, readCachedReply } from "./cache/read-reply";
import { presentAlbum, presentFoundSongs } from "./present-catalog";

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

const albumRequest = (id: string) =>
  ({ kind: "album", name: albumUri(id), schema: wholeAlbumReply }) as const;

/** Adds the album to its tracks, which Spotify sends without it. */
const tracksOf = (album: WholeAlbum): SpotifyPlayable[] =>
  usable(album.tracks.items).map(track => ({ ...track, album }));

/**
 * Returns an album as Spotify sends it, with all its tracks. Makes at most one fetch a day.
 * @throws SpotifyError not_found_on_spotify, and other codes when Spotify cannot be reached and nothing is cached
 */
export async function readAlbum(ctx: UserContext, id: string) {
  const { reply, fetchedAt } = await readCachedReply(ctx, {
    ...albumRequest(id),
    fetchReply: async () => {
      const album = await fetchWholeAlbum(ctx, id);
      const { tracks: _, ...summary } = album;
      const tracks = tracksOf(album).map(track => ({ ...track, album: summary }));
      await cacheTracks(ctx, tracks);
      return album;
    },
  });
  return { album: reply, tracks: tracksOf(reply), fetchedAt };
}

const presentWholeAlbum = async (
  ctx: UserContext,
  { reply, fetchedAt }: CachedReply<WholeAlbum>,
): Promise<Album> => ({
  ...presentAlbum(ctx.locale, reply, pageImageWidth),
  tracks: await presentFoundSongs(ctx, tracksOf(reply)),
  fetchedAt,
});

/** Returns an album of Spotify with all its tracks, each with its library status. @throws SpotifyError like readAlbum */
export async function getAlbum(ctx: UserContext, id: string): Promise<Album> {
  const { album, fetchedAt } = await readAlbum(ctx, id);
  return presentWholeAlbum(ctx, { reply: album, fetchedAt });
}

/** Returns the album if its cached reply is fresh. Never makes a call. */
export async function findCachedAlbum(ctx: UserContext, id: string): Promise<Album | null> {
  const cached = await findFreshReply(ctx, albumRequest(id));
  return cached && presentWholeAlbum(ctx, cached);
}

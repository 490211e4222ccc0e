import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import type { ArtistAlbums } from "@/lib/schemas/catalog";
import { getCatalogClient } from "@/lib/spotify/catalog-client";
import { usable } from "@/lib/spotify/lenient";
import { artistAlbumsReply } from "@/lib/spotify/replies";
import { type CachedReply, findFreshReply, readCachedReply } from "./cache/read-reply";
import { artistUri } from "./get-artist";
import { presentAlbum } from "./present-catalog";

const pageRequest = (id: string, offset: number) =>
  ({
    kind: "artist-albums",
    name: `${artistUri(id)}/albums/${offset}`,
    schema: artistAlbumsReply,
  }) as const;

type AlbumsPage = z.infer<typeof artistAlbumsReply>;

const presentPage = (
  { locale }: UserContext,
  offset: number,
  { reply, fetchedAt }: CachedReply<AlbumsPage>,
): ArtistAlbums => ({
  items: usable(reply.items).map(album => presentAlbum(locale, album)),
  nextCursor: reply.next ? encodeCursor(offset + reply.items.length) : null,
  fetchedAt,
});

/**
 * Returns a page of an artist's albums and singles, newest first, in Spotify's page size of ten. Each page costs a call, at
 * most once a day.
 * @throws AppError validation_failed; SpotifyError like getArtist
 */
export async function listArtistAlbums(
  ctx: UserContext,
  id: string,
  { cursor }: { cursor?: string },
): Promise<ArtistAlbums> {
  const offset = cursor ? decodeCursor(z.int().min(0).max(10_000), cursor) : 0;
  const fetchReply = () => getCatalogClient(ctx).artistAlbums(id, offset);
  return presentPage(ctx, offset, await readCachedReply(ctx, { ...pageRequest(id, offset), fetchReply }));
}

/** Returns the first page if its cached reply is fresh. Never makes a call. */
export async function findCachedArtistAlbums(ctx: UserContext, id: string): Promise<ArtistAlbums | null> {
  const cached = await findFreshReply(ctx, pageRequest(id, 0));
  return cached && presentPage(ctx, 0, cached);
}

import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import type { ArtistAlbums } from "@/lib/schemas/catalog";
import { getCatalogClient } from "@/lib/spotify/catalog-client";
import { usable } from "@/lib/spotify/lenient";
import { artistAlbumsReply } from "@/lib/spotify/replies";
import { artistUri } from "./get-artist";
import { presentAlbum } from "./present-catalog";
import { readCachedReply } from "./reply-cache";

/** The days for which a cached page is used. New albums should appear soon. */
const freshDays = 1;

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
  const { reply, fetchedAt } = await readCachedReply(ctx, {
    uri: `${artistUri(id)}/albums/${offset}`,
    schema: artistAlbumsReply,
    freshDays,
    fetchReply: () => getCatalogClient(ctx).artistAlbums(id, offset),
  });
  return {
    items: usable(reply.items).map(album => presentAlbum(ctx.locale, album)),
    nextCursor: reply.next ? encodeCursor(offset + reply.items.length) : null,
    fetchedAt,
  };
}

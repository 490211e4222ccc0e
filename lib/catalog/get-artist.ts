import type { UserContext } from "@/lib/core/context";
import { pageImageWidth } from "@/lib/library/from-spotify";
import type { Artist } from "@/lib/schemas/catalog";
import { getCatalogClient } from "@/lib/spotify/catalog-client";
import { artistReply } from "@/lib/spotify/replies";
import { presentArtist } from "./present-catalog";
import { readCachedReply } from "./reply-cache";

/** The days for which a cached artist is used. Names and images hardly change. */
const freshDays = 7;

export const artistUri = (id: string) => `spotify:artist:${id}`;

/**
 * Returns an artist of Spotify, without albums. Makes at most one call a week.
 * @throws SpotifyError not_found_on_spotify, and other codes when Spotify cannot be reached and nothing is cached
 */
export async function getArtist(ctx: UserContext, id: string): Promise<Artist> {
  const { reply, fetchedAt } = await readCachedReply(ctx, {
    uri: artistUri(id),
    schema: artistReply,
    freshDays,
    fetchReply: () => getCatalogClient(ctx).artist(id),
  });
  return { ...presentArtist(ctx.locale, reply, pageImageWidth), fetchedAt };
}

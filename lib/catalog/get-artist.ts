import type { UserContext } from "@/lib/core/context";
import { pageImageWidth } from "@/lib/library/from-spotify";
import type { Artist } from "@/lib/schemas/catalog";
import { getCatalogClient } from "@/lib/spotify/catalog-client";
import { artistReply } from "@/lib/spotify/replies";
import { presentArtist } from "./present-catalog";
import { readCachedReply } from "./reply-cache";

/** Names and images hardly change. */
const freshDays = 7;

export const artistUri = (id: string) => `spotify:artist:${id}`;

/**
 * Returns an artist of Spotify, without albums. Costs no call within a week of the last one.
 * @throws SpotifyError not_found_on_spotify, and others when Spotify cannot be asked and nothing is cached
 */
export async function getArtist(ctx: UserContext, id: string): Promise<Artist> {
  const { reply, fetchedAt } = await readCachedReply(ctx, {
    uri: artistUri(id),
    schema: artistReply,
    freshDays,
    fetchReply: () => getCatalogClient(ctx).artist(id),
  });
  return { ...presentArtist(reply, pageImageWidth), fetchedAt };
}

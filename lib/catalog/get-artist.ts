import type { UserContext } from "@/lib/core/context";
import { pageImageWidth } from "@/lib/library/from-spotify";
import type { Artist } from "@/lib/schemas/catalog";
import { getCatalogClient } from "@/lib/spotify/catalog-client";
import { artistReply, type SpotifyArtist } from "@/lib/spotify/replies";
import { type CachedReply, findFreshReply, readCachedReply } from "./cache/read-reply";
import { presentArtist } from "./present-catalog";

export const artistUri = (id: string) => `spotify:artist:${id}`;

const artistRequest = (id: string) => ({ kind: "artist", name: artistUri(id), schema: artistReply }) as const;

const presentPage = ({ locale }: UserContext, { reply, fetchedAt }: CachedReply<SpotifyArtist>): Artist => ({
  ...presentArtist(locale, reply, pageImageWidth),
  genres: reply.genres,
  fetchedAt,
});

/**
 * Returns an artist of Spotify, without albums. Makes at most one call a day.
 * @throws SpotifyError not_found_on_spotify, and other codes when Spotify cannot be reached and nothing is cached
 */
export async function getArtist(ctx: UserContext, id: string): Promise<Artist> {
  const fetchReply = () => getCatalogClient(ctx).artist(id);
  return presentPage(ctx, await readCachedReply(ctx, { ...artistRequest(id), fetchReply }));
}

/** Returns the artist if the cached reply is fresh. Never makes a call. */
export async function findCachedArtist(ctx: UserContext, id: string): Promise<Artist | null> {
  const cached = await findFreshReply(ctx, artistRequest(id));
  return cached && presentPage(ctx, cached);
}

import type { UserContext } from "@/lib/core/context";
import { playableReply, type SpotifyPlayable } from "@/lib/spotify/replies";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { readCachedReply } from "./cache/read-reply";

/**
 * Returns a track or an episode as Spotify sends it. Makes at most one call a day.
 * @throws SpotifyError not_found_on_spotify, and other codes when Spotify cannot be reached and nothing is cached
 */
export async function readTrack(
  ctx: UserContext,
  kind: "track" | "episode",
  id: string,
): Promise<SpotifyPlayable> {
  const { reply } = await readCachedReply<SpotifyPlayable>(ctx, {
    kind: "track",
    name: `spotify:${kind}:${id}`,
    schema: playableReply,
    fetchReply: () => getUserSpotifyClient(ctx).playable(kind, id),
  });
  return reply;
}

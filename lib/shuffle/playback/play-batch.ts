import type { UserContext } from "@/lib/core/context";
import { leaveOut } from "@/lib/shuffle/session/leave-out";
import { SpotifyError } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { type Feed, urisToPlay } from "./batch";
import { beginFeed } from "./batch-job";

/** How often a refused feed is tried without its first song. */
const tries = 2;

type Where = { deviceId?: string | undefined; positionMs?: number | undefined };

/** Spotify's answer to what makes no sense now, a list that begins with a withdrawn song among it. */
export const isRestricted = (error: unknown): boolean =>
  error instanceof SpotifyError && error.code === "playback_restricted";

/**
 * Plays a feed, whose session is followed from then on. Where Spotify refuses it and takes it without its first song, that
 * song was withdrawn: it leaves the shuffles.
 * @throws SpotifyError
 */
export async function playFeed(
  ctx: UserContext,
  client: UserSpotifyClient,
  feed: Feed,
  { deviceId, positionMs }: Where,
): Promise<void> {
  const withdrawn: string[] = [];
  const without = (uris: string[]) => uris.filter(uri => !withdrawn.includes(uri));
  const given = urisToPlay(feed);
  for (;;) {
    const uris = without(given);
    try {
      // A device whose own shuffle is on begins anywhere unless it is told where; what it skipped would never be heard.
      await client.play({ uris, offset: { position: 0 } }, deviceId, positionMs);
      break;
    } catch (error) {
      withdrawn.push(uris[0] ?? "");
      if (!isRestricted(error) || withdrawn.length > tries || without(given).length === 0) throw error;
    }
  }
  if (withdrawn.length > 0) await leaveOut(ctx, withdrawn);
  await beginFeed(ctx, { ...feed, uris: without(feed.uris) });
}

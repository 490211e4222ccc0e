import type { UserContext } from "@/lib/core/context";
import { markUnplayable } from "@/lib/shuffle/session/leave-out";
import { SpotifyError } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { type Batch, urisToPlay } from "./batch";
import { startBatch } from "./batch-job";

/** How often a refused feed is tried without its first song. */
const maxWithdrawn = 2;

type PlayTarget = { deviceId?: string | undefined; positionMs?: number | undefined };

/** Spotify's answer to what makes no sense now, a list that begins with a withdrawn song among it. */
export const isRestricted = (error: unknown): boolean =>
  error instanceof SpotifyError && error.code === "playback_restricted";

/**
 * Plays a feed, whose session is followed from then on. Where Spotify refuses it and takes it without its first song, that
 * song was withdrawn: it leaves the shuffles.
 * @throws SpotifyError
 */
export async function playBatch(
  ctx: UserContext,
  client: UserSpotifyClient,
  feed: Batch,
  { deviceId, positionMs }: PlayTarget,
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
      if (!isRestricted(error) || withdrawn.length > maxWithdrawn || without(given).length === 0) throw error;
    }
  }
  if (withdrawn.length > 0) await markUnplayable(ctx, withdrawn);
  await startBatch(ctx, { ...feed, uris: without(feed.uris) });
}

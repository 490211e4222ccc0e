import type { UserContext } from "@/lib/core/context";
import { markUnplayable } from "@/lib/shuffle/session/mark-unplayable";
import type { SessionRef } from "@/lib/shuffle/session/source-key";
import { SpotifyError } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { type Batch, nextBatch, urisToPlay } from "./batch";
import { startBatch } from "./batch-job";

/** The number of songs that are removed from the front of a refused batch before the error is thrown. */
const maxWithdrawn = 2;

type PlayTarget = { deviceId?: string | undefined; positionMs?: number | undefined };

/** Returns true for Spotify's error for a command that is impossible now, or for a list whose first song it withdrew. */
const isRestricted = (error: unknown): boolean =>
  error instanceof SpotifyError && error.code === "playback_restricted";

/**
 * Plays a batch; from then on its session advances with the player. If Spotify accepts the batch only without its first song, that
 * song was withdrawn and is removed from all shuffles.
 * @throws SpotifyError
 */
export async function playBatch(
  ctx: UserContext,
  client: UserSpotifyClient,
  batch: Batch,
  { deviceId, positionMs }: PlayTarget,
): Promise<void> {
  const withdrawn: string[] = [];
  const withoutWithdrawn = (uris: string[]) => uris.filter(uri => !withdrawn.includes(uri));
  const batchUris = urisToPlay(batch);
  for (;;) {
    const uris = withoutWithdrawn(batchUris);
    try {
      // Without an offset, a device whose own shuffle is on starts at a random song, and the songs before it would not be heard.
      await client.play({ uris, offset: { position: 0 } }, deviceId, positionMs);
      break;
    } catch (error) {
      withdrawn.push(uris[0] ?? "");
      if (!isRestricted(error) || withdrawn.length > maxWithdrawn || withoutWithdrawn(batchUris).length === 0)
        throw error;
    }
  }
  if (withdrawn.length > 0) await markUnplayable(ctx, withdrawn);
  await startBatch(ctx, { ...batch, uris: withoutWithdrawn(batch.uris) });
}

/**
 * Plays a shuffle from its next song on, and turns off the device's own shuffle, which would change the order. Starts a session if
 * the playlist has none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended; SpotifyError
 */
export async function playShuffle(
  ctx: UserContext,
  client: UserSpotifyClient,
  ref: SessionRef,
  target: PlayTarget,
): Promise<void> {
  await playBatch(ctx, client, await nextBatch(ctx, ref), target);
  await client.setShuffle(false, target.deviceId).catch(error => {
    // The device has no shuffle to turn off.
    if (!isRestricted(error)) throw error;
  });
}

import type { UserContext } from "@/lib/core/context";
import { markUnplayable } from "@/lib/shuffle/session/mark-unplayable";
import type { SessionRef } from "@/lib/shuffle/session/source-key";
import { SpotifyError } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { type Batch, nextBatch, urisToPlay } from "./batch";
import { startBatch } from "./batch-job";

/** Number of songs that are removed from the front of a refused batch before the refusal is passed on. */
const maxWithdrawn = 2;

type PlayTarget = { deviceId?: string | undefined; positionMs?: number | undefined };

/** Spotify's answer to a command that is impossible now, and to a list whose first song it withdrew. */
const isRestricted = (error: unknown): boolean =>
  error instanceof SpotifyError && error.code === "playback_restricted";

/**
 * Plays a batch and follows its session from then on. If Spotify accepts the batch only without its first song, that song was
 * withdrawn and leaves all shuffles.
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
  const all = urisToPlay(batch);
  for (;;) {
    const uris = withoutWithdrawn(all);
    try {
      // Without an offset, a device whose own shuffle is on starts anywhere, and the songs before would never be heard.
      await client.play({ uris, offset: { position: 0 } }, deviceId, positionMs);
      break;
    } catch (error) {
      withdrawn.push(uris[0] ?? "");
      if (!isRestricted(error) || withdrawn.length > maxWithdrawn || withoutWithdrawn(all).length === 0)
        throw error;
    }
  }
  if (withdrawn.length > 0) await markUnplayable(ctx, withdrawn);
  await startBatch(ctx, { ...batch, uris: withoutWithdrawn(batch.uris) });
}

/**
 * Plays a shuffle from its next song on, and turns the device's own shuffle off, which would mix the order again. Starts a
 * session of a playlist that has none.
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

import type { UserContext } from "@/lib/core/context";
import { markUnplayable } from "@/lib/shuffle/session/mark-unplayable";
import type { SessionRef } from "@/lib/shuffle/session/source-key";
import { SpotifyError } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { type Batch, nextBatch, urisToPlay } from "./batch";
import { startBatch } from "./batch-job";
import { listBody, type PlayTarget, playInOrder } from "./play-in-order";

/** The number of songs that are removed from the front of a refused batch before the error is thrown. */
const maxWithdrawn = 2;

/** Returns true for Spotify's error for a command that is impossible now, or for a list whose first song it withdrew. */
const isRestricted = (error: unknown): boolean =>
  error instanceof SpotifyError && error.code === "playback_restricted";

/** Plays songs, without the songs at the front that Spotify withdrew. @returns the withdrawn songs @throws SpotifyError */
async function playWithoutWithdrawn(
  client: UserSpotifyClient,
  batchUris: string[],
  { deviceId, positionMs }: PlayTarget,
): Promise<string[]> {
  const withdrawn: string[] = [];
  for (let uris = batchUris; ; ) {
    try {
      await client.play(listBody(uris), deviceId, positionMs);
      return withdrawn;
    } catch (error) {
      withdrawn.push(uris[0] ?? "");
      uris = batchUris.filter(uri => !withdrawn.includes(uri));
      if (!isRestricted(error) || withdrawn.length > maxWithdrawn || uris.length === 0) throw error;
    }
  }
}

/**
 * Plays a batch in its order; from then on its session advances with the player. If Spotify accepts the batch only without its
 * first song, that song was withdrawn and is removed from all shuffles.
 * @throws SpotifyError
 */
export async function playBatch(
  ctx: UserContext,
  client: UserSpotifyClient,
  batch: Batch,
  target: PlayTarget,
): Promise<void> {
  const uris = urisToPlay(batch);
  const canFixFirstSong = "offset" in listBody(uris);
  await playInOrder(
    client,
    { ...target, unwantedRepeat: ["track", "context"], canFixFirstSong },
    async () => {
      const withdrawn = await playWithoutWithdrawn(client, uris, target);
      if (withdrawn.length > 0) await markUnplayable(ctx, withdrawn);
      await startBatch(ctx, { ...batch, uris: batch.uris.filter(uri => !withdrawn.includes(uri)) });
    },
  );
}

/**
 * Plays a shuffle from its next song on. Starts a session if the playlist has none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended; SpotifyError
 */
export const playShuffle = async (
  ctx: UserContext,
  client: UserSpotifyClient,
  ref: SessionRef,
  target: PlayTarget,
): Promise<void> => playBatch(ctx, client, await nextBatch(ctx, ref), target);

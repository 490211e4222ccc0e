import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { markUnplayable } from "@/lib/shuffle/session/mark-unplayable";
import { SpotifyError } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { nextLook } from "./plan-feed";
import { planLook } from "./plan-look";
import { listBody, type PlayTarget, playInOrder } from "./play-in-order";
import { readFeed } from "./read-feed";

/** The number of songs that are removed from the front of a refused batch before the error is thrown. */
const maxWithdrawn = 2;

/** The smallest batch that ends before its first song occurs again. */
const minLength = 5;

/** Cuts a batch before its first song occurs again, so that the play command can name the song while the device may shuffle. */
function beforeRepetition(uris: string[]): string[] {
  const repetition = uris.indexOf(uris[0] ?? "", 1);
  return repetition >= minLength ? uris.slice(0, repetition) : uris;
}

/** Returns true for Spotify's error for a command that is impossible now, or for a list whose first song it withdrew. */
const isRestricted = (error: unknown): boolean =>
  error instanceof SpotifyError && error.code === "playback_restricted";

/** Plays songs, without the songs at the front that Spotify withdrew. @throws SpotifyError */
async function playWithoutWithdrawn(
  client: UserSpotifyClient,
  batchUris: string[],
  { deviceId, positionMs, mayBeShuffled }: PlayTarget & { mayBeShuffled: boolean },
): Promise<{ played: string[]; withdrawn: string[] }> {
  const withdrawn: string[] = [];
  const cut = (uris: string[]) => (mayBeShuffled ? beforeRepetition(uris) : uris);
  for (let uris = cut(batchUris); ; ) {
    try {
      // The position belongs to the first song.
      await client.play(listBody(uris), deviceId, withdrawn.length === 0 ? positionMs : undefined);
      return { played: uris, withdrawn };
    } catch (error) {
      withdrawn.push(uris[0] ?? "");
      uris = cut(batchUris.filter(uri => !withdrawn.includes(uri)));
      if (!isRestricted(error) || withdrawn.length > maxWithdrawn || uris.length === 0) throw error;
    }
  }
}

/**
 * Gives Spotify a batch and plays it in its order. If Spotify accepts it only without its first song, that song was withdrawn and
 * is removed from all shuffles.
 * @returns the songs that play, without withdrawn ones
 * @throws SpotifyError
 */
export async function sendBatch(
  ctx: UserContext,
  client: UserSpotifyClient,
  uris: string[],
  { isShuffle = false, ...target }: PlayTarget & { isShuffle?: boolean },
): Promise<string[]> {
  const canFixFirstSong = "offset" in listBody(beforeRepetition(uris));
  // A single song keeps the device's repeat mode, and so does a list.
  const unwantedRepeat = isShuffle
    ? (["track", "context"] as const)
    : uris.length > 1
      ? (["track"] as const)
      : [];
  let played = uris;
  await playInOrder(client, { ...target, unwantedRepeat, canFixFirstSong }, async mayBeShuffled => {
    const sent = await playWithoutWithdrawn(client, uris, { ...target, mayBeShuffled });
    played = sent.played;
    if (sent.withdrawn.length > 0) await markUnplayable(ctx, sent.withdrawn);
  });
  return played;
}

/** A batch that Spotify accepted. `index` is the number of the song that plays now, from 1. */
export type SentBatch = {
  uris: string[];
  index?: number;
  contextUri?: string | undefined;
  isUnknown?: boolean;
};

/** Writes the batch that Spotify accepted to a locked queue. */
export const writeBatch = (
  client: pg.PoolClient,
  userId: string,
  { uris, index = 1, contextUri, isUnknown = false }: SentBatch,
  { positionMs = 0, deviceId }: { positionMs?: number | undefined; deviceId?: string | undefined },
) =>
  client.query(
    `UPDATE queues SET batch_uris = $2, batch_index = $7, batch_context = $3, is_batch_unknown = $4, batch_at = now(),
       state = 'active', committed_in_row = 0, started_at = now() - interval '1 millisecond' * $5::int, paused_at_ms = NULL,
       fade_ms = CASE WHEN $6::text IS NULL OR device_id = $6 THEN fade_ms END,
       device_id = COALESCE($6, device_id), version = version + 1 WHERE user_id = $1`,
    [userId, uris, contextUri ?? null, isUnknown, positionMs, deviceId ?? null, index],
  );

/** Plans the next look after a player command. */
export async function planNextLook(userId: string): Promise<void> {
  const feed = await readFeed(userId);
  if (feed) await planLook(userId, nextLook(feed));
}

/** Plays the present song on, with the queue as it is now behind it. Interrupts the music for a moment. @throws SpotifyError */
export async function restartBatch(
  ctx: UserContext,
  client: UserSpotifyClient,
  current: string,
  target: PlayTarget,
): Promise<void> {
  const { userId } = ctx;
  const feed = await readFeed(userId);
  // The song in Spotify's queue would play twice.
  const rest = feed?.upcoming.filter(({ id }) => id !== feed.committedId) ?? [];
  const songs = [current, ...rest.slice(0, maxRest).map(({ uri }) => uri)];
  const uris = await sendBatch(ctx, client, songs, target);
  await personTransaction(userId, async connection => {
    await lockQueue(connection, userId);
    await writeBatch(connection, userId, { uris }, target);
  });
  await planNextLook(userId);
}

/** The maximum number of songs that follow the first one in a batch. */
export const maxRest = 99;

import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { sqlTransaction } from "@/lib/platform/db";
import { isNearEnd, queueNextSet } from "@/lib/shuffle/session/next-set-job";
import { type SessionStep, takeSlotSql } from "@/lib/shuffle/session/take-slot";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import type { CurrentBatch } from "./batch";

/** A song that plays now, or that the listening history shows. `isShuffled` is true if the device's own shuffle is on. */
type HeardSong = { uri: string; isNow: boolean; isShuffled: boolean };

/** The longest jump between two polls that counts as skips by the person. */
const maxSkipsBetweenPolls = 3;

/** Returns how many songs of a batch have started when this song plays; never fewer than before. */
function countStarted(
  { uris, startedCount, isFresh, isDue }: CurrentBatch,
  { uri, isNow }: HeardSong,
): number {
  // Just after a play command, Spotify may still show an older song, so only the next song of the batch counts.
  if (isFresh && isNow) return uris[startedCount] === uri ? startedCount + 1 : startedCount;
  // The only song of a shuffle is in the batch many times. It counts as the last copy when the last copy is due.
  return Math.max(startedCount, (isDue ? uris.lastIndexOf(uri) : uris.indexOf(uri)) + 1);
}

/**
 * Returns true if the songs between the last known song and the heard song will still play, because the device's shuffle is on or
 * the person put the heard song into Spotify's queue. After a long jump, Spotify's queue shows which case it is. The history
 * cannot show it, so the songs count as still to play: hearing a song late is better than never.
 */
async function willStillPlay(ctx: UserContext, heard: HeardSong, skippedUris: string[]): Promise<boolean> {
  if (heard.isShuffled) return true;
  if (skippedUris.length <= maxSkipsBetweenPolls || !heard.isNow)
    return skippedUris.length > maxSkipsBetweenPolls;
  const { queue } = await getUserSpotifyClient(ctx).queue();
  return skippedUris.includes(queue[0]?.uri ?? "");
}

/** Returns the batch in the order in which it is heard: a song that played early moves in front of the songs that still play. */
async function reorderByHeardSong(
  ctx: UserContext,
  batch: CurrentBatch,
  heard: HeardSong,
): Promise<Pick<CurrentBatch, "uris" | "startedCount">> {
  const { uri } = heard;
  const startedCount = countStarted(batch, heard);
  const skippedUris = batch.uris
    .slice(batch.startedCount, Math.max(batch.startedCount, startedCount - 1))
    .filter(other => other !== uri);
  if (skippedUris.length === 0 || !(await willStillPlay(ctx, heard, skippedUris)))
    return { uris: batch.uris, startedCount };
  const laterUris = batch.uris.slice(batch.startedCount).filter(other => other !== uri);
  return {
    uris: [...batch.uris.slice(0, batch.startedCount), uri, ...laterUris],
    startedCount: batch.startedCount + 1,
  };
}

/** Swaps the next slot with the first upcoming slot of a song in the same set. Returns no row if there is none. */
const bringForwardSql = `WITH next AS (
    SELECT id, CASE WHEN cursor < set_size THEN set_number ELSE set_number + 1 END AS set_number,
      CASE WHEN cursor < set_size THEN cursor ELSE 0 END AS position
    FROM shuffle_sessions WHERE id = $1 AND (cursor < set_size OR next_size IS NOT NULL)),
  found AS (
    SELECT next.*, slot.position AS song_position FROM next
    JOIN shuffle_slots slot ON slot.session_id = next.id AND slot.set_number = next.set_number
      AND slot.position >= next.position
    JOIN songs song ON song.id = slot.song_id WHERE song.uri = $2 ORDER BY slot.position LIMIT 1)
  UPDATE shuffle_slots one SET song_id = other.song_id, item_id = other.item_id FROM found, shuffle_slots other
  WHERE one.session_id = found.id AND one.set_number = found.set_number
    AND other.session_id = found.id AND other.set_number = found.set_number
    AND (one.position, other.position) IN ((found.position, found.song_position), (found.song_position, found.position))
  RETURNING 1`;

async function takeSong(
  client: pg.PoolClient,
  userId: string,
  { id }: CurrentBatch,
  uri: string,
): Promise<SessionStep | undefined> {
  const { rowCount: isFound } = await client.query(bringForwardSql, [id, uri]);
  return isFound
    ? (await client.query<SessionStep>(takeSlotSql("$1", "$2"), [userId, id])).rows[0]
    : undefined;
}

/** Advances the batch. The queued song counts as queued until a song after it starts. */
const advanceSql = `UPDATE shuffle_sessions SET batch_uris = $4, batch_index = $5::int,
    queued_uri = CASE WHEN ($4::text[])[$5::int - 1] = queued_uri THEN queued_uri END
  WHERE id = $1 AND batch_uris = $2 AND batch_index = $3 AND batch_at IS NOT NULL`;

/** Cuts the batch to the heard song if that belongs to the next set: Spotify plays an order from before an edit. */
const cutBatchSql = `UPDATE shuffle_sessions s SET batch_uris = ARRAY[$2], batch_index = 1
  WHERE id = $1 AND cursor < set_size AND next_size IS NOT NULL AND EXISTS (
    SELECT 1 FROM shuffle_slots slot JOIN songs song ON song.id = slot.song_id
    WHERE slot.session_id = s.id AND slot.set_number = s.set_number + 1 AND song.uri = $2)`;

/**
 * Advances the session to a heard song of its batch: takes the slots of all songs up to the heard song. Songs that an edit moved
 * after Spotify got the batch are brought forward, so that no other song is skipped.
 * @returns the batch as it is afterwards
 * @throws SpotifyError if reading Spotify's queue fails; takes no slot then
 */
export async function advanceBatch(
  ctx: UserContext,
  batch: CurrentBatch,
  heard: HeardSong,
): Promise<CurrentBatch> {
  const { userId } = ctx;
  const { uris, startedCount } = await reorderByHeardSong(ctx, batch, heard);
  if (startedCount === batch.startedCount) return batch;
  let isNextSetNear = false;
  const advanced = await sqlTransaction(async client => {
    const { rowCount } = await client.query(advanceSql, [
      batch.id,
      batch.uris,
      batch.startedCount,
      uris,
      startedCount,
    ]);
    // Another poll advanced the batch at the same moment.
    if (rowCount === 0) return batch;
    let lastStep: SessionStep | undefined;
    for (const uri of uris.slice(batch.startedCount, startedCount)) {
      lastStep = await takeSong(client, userId, batch, uri);
      if (lastStep && isNearEnd(lastStep)) isNextSetNear = true;
    }
    if (lastStep || !heard.isNow) return { ...batch, uris, startedCount };
    const { rowCount: isCut } = await client.query(cutBatchSql, [batch.id, heard.uri]);
    return isCut ? { ...batch, uris: [heard.uri], startedCount: 1 } : { ...batch, uris, startedCount };
  });
  if (isNextSetNear) await queueNextSet(userId, batch.id);
  return advanced;
}

import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { sqlTransaction } from "@/lib/platform/db";
import { isNearEnd, queueNextSet } from "@/lib/shuffle/session/next-set-job";
import { type SessionStep, takeSlotSql } from "@/lib/shuffle/session/take-slot";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import type { CurrentBatch } from "./batch";

/** A song that plays now, or that the listening history says was played; `isShuffled`: the device mixes what it was given. */
export type HeardSong = { uri: string; isNow: boolean; isShuffled: boolean };

/** Somebody skips so many songs between two looks. */
const maxSkipsBetweenPolls = 3;

/**
 * How many fed songs have begun when this one plays: as many as before unless it is one to come. Just after a feed Spotify
 * may still show what played before; then only the song that is next counts.
 */
function countStarted(
  { uris, startedCount, isFresh, isDue }: CurrentBatch,
  { uri, isNow }: HeardSong,
): number {
  if (isFresh && isNow) return uris[startedCount] === uri ? startedCount + 1 : startedCount;
  // A song that repeats is there many times; by the time at which the last one should have begun it has.
  return Math.max(startedCount, (isDue ? uris.lastIndexOf(uri) : uris.indexOf(uri)) + 1);
}

/**
 * Whether the songs that lie before one that is heard were not passed over but still come: the person put it into Spotify's
 * queue, or the device mixes. After a long jump Spotify's queue tells; of the past nobody can tell, and what was not heard
 * is better heard late than never.
 */
async function areStillToCome(ctx: UserContext, heard: HeardSong, between: string[]): Promise<boolean> {
  if (heard.isShuffled) return true;
  if (between.length <= maxSkipsBetweenPolls || !heard.isNow) return between.length > maxSkipsBetweenPolls;
  const { queue } = await getUserSpotifyClient(ctx).queue();
  return between.includes(queue[0]?.uri ?? "");
}

/** What Spotify was given as it is heard: a song that came before others that still come is taken out of their midst. */
async function reorderAsHeard(
  ctx: UserContext,
  fed: CurrentBatch,
  heard: HeardSong,
): Promise<{ uris: string[]; begun: number }> {
  const { uri } = heard;
  const begun = countStarted(fed, heard);
  const between = fed.uris
    .slice(fed.startedCount, Math.max(fed.startedCount, begun - 1))
    .filter(other => other !== uri);
  if (between.length === 0 || !(await areStillToCome(ctx, heard, between))) return { uris: fed.uris, begun };
  const behind = fed.uris.slice(fed.startedCount).filter(other => other !== uri);
  return { uris: [...fed.uris.slice(0, fed.startedCount), uri, ...behind], begun: fed.startedCount + 1 };
}

/** Exchanges the slot that comes next with the first one of a song, in the set that is due. No row when it does not come. */
const bringForward = `WITH next AS (
    SELECT id, CASE WHEN cursor < set_size THEN set_number ELSE set_number + 1 END AS set_number,
      CASE WHEN cursor < set_size THEN cursor ELSE 0 END AS position
    FROM shuffle_sessions WHERE id = $1 AND (cursor < set_size OR next_size IS NOT NULL)),
  found AS (
    SELECT next.*, slot.position AS place FROM next
    JOIN shuffle_slots slot ON slot.session_id = next.id AND slot.set_number = next.set_number
      AND slot.position >= next.position
    JOIN songs song ON song.id = slot.song_id WHERE song.uri = $2 ORDER BY slot.position LIMIT 1)
  UPDATE shuffle_slots one SET song_id = other.song_id, item_id = other.item_id FROM found, shuffle_slots other
  WHERE one.session_id = found.id AND one.set_number = found.set_number
    AND other.session_id = found.id AND other.set_number = found.set_number
    AND (one.position, other.position) IN ((found.position, found.place), (found.place, found.position))
  RETURNING 1`;

async function takeSong(
  client: pg.PoolClient,
  userId: string,
  { id }: CurrentBatch,
  uri: string,
): Promise<SessionStep | undefined> {
  const { rowCount: found } = await client.query(bringForward, [id, uri]);
  return found ? (await client.query<SessionStep>(takeSlotSql("$2"), [userId, id])).rows[0] : undefined;
}

/** A queued song lies in the queue until the one behind it in the list was passed by another. */
const advance = `UPDATE shuffle_sessions SET batch_uris = $4, batch_index = $5::int,
    queued_uri = CASE WHEN ($4::text[])[$5::int - 1] = queued_uri THEN queued_uri END
  WHERE id = $1 AND batch_uris = $2 AND batch_index = $3 AND batch_at IS NOT NULL`;

/** When a song of the next set plays though this one is not over: Spotify has an order from before an edit. */
const startOver = `UPDATE shuffle_sessions s SET batch_uris = ARRAY[$2], batch_index = 1
  WHERE id = $1 AND cursor < set_size AND next_size IS NOT NULL AND EXISTS (
    SELECT 1 FROM shuffle_slots slot JOIN songs song ON song.id = slot.song_id
    WHERE slot.session_id = s.id AND slot.set_number = s.set_number + 1 AND song.uri = $2)`;

/**
 * Notices which fed song is heard: it and those before it count as taken. They come next, unless the rest was dealt anew
 * since Spotify got them; then they are brought forward, and nothing else is passed over.
 * @returns what Spotify was given, as it stands then
 * @throws SpotifyError when its queue had to be asked; nothing is taken then
 */
export async function advanceBatch(
  ctx: UserContext,
  fed: CurrentBatch,
  heard: HeardSong,
): Promise<CurrentBatch> {
  const { userId } = ctx;
  const { uris, begun } = await reorderAsHeard(ctx, fed, heard);
  if (begun === fed.startedCount) return fed;
  let isNextSetNear = false;
  const now = await sqlTransaction(async client => {
    const { rowCount } = await client.query(advance, [fed.id, fed.uris, fed.startedCount, uris, begun]);
    // Another look saw it at the same moment.
    if (rowCount === 0) return fed;
    let taken: SessionStep | undefined;
    for (const passed of uris.slice(fed.startedCount, begun)) {
      taken = await takeSong(client, userId, fed, passed);
      if (taken && isNearEnd(taken)) isNextSetNear = true;
    }
    if (taken || !heard.isNow) return { ...fed, uris, startedCount: begun };
    const { rowCount: startedOver } = await client.query(startOver, [fed.id, heard.uri]);
    return startedOver
      ? { ...fed, uris: [heard.uri], startedCount: 1 }
      : { ...fed, uris, startedCount: begun };
  });
  if (isNextSetNear) await queueNextSet(userId, fed.id);
  return now;
}

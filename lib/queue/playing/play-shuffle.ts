import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { replaceList } from "@/lib/queue/entries/replace-list";
import type { PlayTarget } from "@/lib/queue/feeding/play-in-order";
import { maxRest, planNextLook, sendBatch, writeBatch } from "@/lib/queue/feeding/send-batch";
import { readShuffle } from "@/lib/shuffle/get-shuffle";
import { makeSets } from "@/lib/shuffle/session/next-set-job";
import type { SessionRef } from "@/lib/shuffle/session/source-key";
import { takeSong } from "@/lib/shuffle/session/take-song";
import { upcomingSongsSql } from "@/lib/shuffle/session/upcoming";
import { ensureShuffle } from "@/lib/shuffle/start-shuffle";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { readManualUris } from "./play-list";

const readUpcoming = (userId: string, id: string) =>
  sql<{ uri: string }>(`SELECT uri FROM (${upcomingSongsSql}) song ORDER BY number LIMIT ${maxRest + 1}`, [
    userId,
    id,
  ]);

/** Returns the next songs of a session, also from the next sets. @throws AppError not_found, nothing_to_shuffle, shuffle_ended */
async function nextSongs(userId: string, id: string): Promise<string[]> {
  let upcoming = await readUpcoming(userId, id);
  if (upcoming.length <= maxRest) {
    await makeSets(userId, id, maxRest + 1).catch(error => {
      // The rest of this set can still be played.
      if (upcoming.length === 0 || !(error instanceof AppError)) throw error;
    });
    upcoming = await readUpcoming(userId, id);
  }
  return upcoming.map(({ uri }) => uri);
}

/** Returns the song of a list that is in Spotify's queue and plays second. The shuffle need not play it again. */
async function readCommitted(userId: string): Promise<string | undefined> {
  const [entry] = await sql<{ uri: string }>(
    `SELECT e.uri FROM queues q JOIN queue_entries e ON e.id = q.committed_id WHERE q.user_id = $1 AND NOT e.is_manual`,
    [userId],
  );
  return entry?.uri;
}

/**
 * Plays a shuffle from its next song on. Starts a session if the playlist has none. The slot of the first song is taken at once.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended; SpotifyError
 */
export async function playShuffle(
  ctx: UserContext,
  client: UserSpotifyClient,
  ref: SessionRef,
  target: PlayTarget,
): Promise<void> {
  const { userId } = ctx;
  const id = "id" in ref ? ref.id : await ensureShuffle(ctx, ref.playlistId);
  const committed = await readCommitted(userId);
  const songs = await nextSongs(userId, id);
  const waiting = songs.indexOf(committed ?? "");
  const [first, ...rest] = songs.filter((_, index) => index !== waiting);
  if (!first) throw new AppError("nothing_to_shuffle", { reason: "nothing_left" });
  const { source, name } = await readShuffle(ctx, { id });
  const uris = [first, ...(await readManualUris(userId)), ...rest].slice(0, maxRest + 1);
  const played = await sendBatch(ctx, client, uris, { ...target, isShuffle: true });
  await personTransaction(userId, async connection => {
    await lockQueue(connection, userId);
    if (committed) await takeSong(connection, { userId, id }, committed);
    await replaceList(
      connection,
      { userId },
      {
        query: { text: upcomingSongsSql, value: id },
        current: 1,
        source: { kind: "shuffle", id, name: source.kind === "likedSongs" ? null : name },
        shuffleId: id,
      },
    );
    await takeSong(connection, { userId, id }, played[0] ?? "");
    await writeBatch(connection, userId, { uris: played }, target);
    await connection.query("UPDATE shuffle_sessions SET used_at = now() WHERE id = $1", [id]);
  });
  await planNextLook(userId);
}

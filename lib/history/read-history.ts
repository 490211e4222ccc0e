import type { UserContext } from "@/lib/core/context";
import { writeSongs } from "@/lib/library/write-songs";
import { personTransaction, prisma } from "@/lib/platform/db";
import { wasSeenPlaying } from "@/lib/player/watch-player";
import { followPlays } from "@/lib/queue/feeding/follow-plays";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { historyLength, planNextRead } from "./next-read";

type WriteResult = { newPlayTimes: Date[]; hadPlays: boolean };

const insertPlays = `WITH written AS (
    INSERT INTO plays (user_id, song_id, played_at, context_uri, source)
    SELECT $1, song_id, played_at, context_uri, 'recently-played'
    FROM unnest($2::uuid[], $3::timestamptz[], $4::text[]) AS input(song_id, played_at, context_uri)
    JOIN songs ON songs.id = song_id
    ON CONFLICT (user_id, song_id, played_at) DO NOTHING RETURNING played_at)
  SELECT ARRAY(SELECT played_at FROM written) AS "newPlayTimes",
    EXISTS (SELECT 1 FROM plays WHERE user_id = $1) AS "hadPlays"`;

export type HistoryReadResult = {
  /** The number of plays that were not stored before. */
  added: number;
  /** True if all of Spotify's history was new although older plays are stored: plays between them may be lost. */
  possiblyMissed: boolean;
  nextReadAt: Date;
};

/**
 * Reads the person's last plays with one call, stores the new ones and schedules the next read.
 * @throws SpotifyError, RateLimited, AppError (not connected, reauthorization needed); stores nothing then
 */
export async function readHistory(ctx: UserContext): Promise<HistoryReadResult> {
  const { userId } = ctx;
  const { items } = await getUserSpotifyClient(ctx, "backfill").recentlyPlayed();
  const ids = await writeSongs(
    userId,
    items.map(({ track }) => track),
  );
  const written = await personTransaction(userId, client =>
    client.query<WriteResult>(insertPlays, [
      userId,
      items.map(({ track }) => ids.get(track.uri)),
      items.map(item => item.played_at),
      items.map(({ context }) => context?.uri ?? null),
    ]),
  );
  const { newPlayTimes, hadPlays } = written.rows[0] as WriteResult;
  const newTimes = new Set(newPlayTimes.map(Number));
  const plays = items.map(item => {
    const playedAt = new Date(item.played_at);
    return {
      uri: item.track.uri,
      contextUri: item.context?.uri ?? null,
      playedAt,
      durationMs: item.track.duration_ms ?? 0,
      isNew: newTimes.has(playedAt.getTime()),
    };
  });
  const isPlaying = await wasSeenPlaying(ctx);
  const readAt = new Date();
  const nextReadAt = planNextRead({ plays, isPlaying, now: readAt, random: Math.random() });
  const times = { readAt, nextReadAt };
  await prisma().historyRead.upsert({ where: { userId }, create: { userId, ...times }, update: times });
  await followPlays(ctx, plays.filter(play => play.isNew).toReversed());
  return {
    added: newPlayTimes.length,
    possiblyMissed: hadPlays && newPlayTimes.length >= historyLength,
    nextReadAt,
  };
}

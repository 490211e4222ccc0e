import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { writeSongs } from "@/lib/library/write-songs";
import { personTransaction, prisma } from "@/lib/platform/db";
import { wasSeenPlaying } from "@/lib/player/watch-player";
import { followPlays } from "@/lib/queue/feeding/follow-plays";
import type { Lane } from "@/lib/spotify/limits";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { historyLength, planNextRead } from "./next-read";
import { supersedePolled } from "./supersede-polled";

type Reported = { songId: string; playedAt: Date; contextUri: string | null };

/** Plays since the oldest reported one: those that Spotify has reported before, and those that only the player has shown. */
const selectKnown = `SELECT p.id, p.song_id AS "songId", p.played_at AS "playedAt", p.started_at AS "startedAt", p.source,
    s.duration_ms AS "durationMs"
  FROM plays p JOIN songs s ON s.id = p.song_id
  WHERE p.user_id = $1 AND p.import_id IS NULL AND p.played_at >= $2::timestamptz - interval '3 hours' ORDER BY p.played_at`;
const selectClearedAt = `SELECT cleared_at AS "clearedAt" FROM history_reads WHERE user_id = $1`;
const selectHadPlays =
  "SELECT 1 FROM plays WHERE user_id = $1 AND import_id IS NULL AND source <> 'player' LIMIT 1";
/** Plays of one read have the same `created_at`, which shows gaps. */
const updateSeen = `UPDATE plays p SET played_at = input.played_at, context_uri = COALESCE(input.context_uri, p.context_uri),
    source = 'recently-played', created_at = now()
  FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS input(id, played_at, context_uri) WHERE p.id = input.id`;
const insertPlays = `INSERT INTO plays (user_id, song_id, played_at, context_uri, source)
  SELECT $1, song_id, played_at, context_uri, 'recently-played'
  FROM unnest($2::uuid[], $3::timestamptz[], $4::text[]) AS input(song_id, played_at, context_uri)
  JOIN songs ON songs.id = song_id
  ON CONFLICT (user_id, song_id, played_at) WHERE import_id IS NULL DO NOTHING`;

type KnownPlay = Reported & { id: string; startedAt: Date | null; source: string; durationMs: number };

/** The time by which Spotify's time can be before the start, or after the end, of a play. */
const [earlyMs, lateMs] = [5_000, 90_000];

/**
 * Returns the reported plays that were not stored before, each with the play that the player has shown if it is the same one.
 * Spotify dates a play by its end, or formerly by its start.
 */
export function joinPlays<Play extends Reported>(reported: readonly Play[], known: readonly KnownPlay[]) {
  const keyOf = ({ songId, playedAt }: Reported) => `${songId} ${playedAt.getTime()}`;
  const stored = new Set(known.filter(({ source }) => source !== "player").map(keyOf));
  const seen = known.filter(({ source, startedAt }) => source === "player" && startedAt !== null);
  const joined: { play: Play; seenId: string | null }[] = [];
  for (const play of reported.toSorted((one, other) => Number(one.playedAt) - Number(other.playedAt))) {
    if (stored.has(keyOf(play))) continue;
    const index = seen.findIndex(
      each =>
        each.songId === play.songId &&
        Number(play.playedAt) >= Number(each.startedAt) - earlyMs &&
        Number(play.playedAt) <= Number(each.playedAt) + each.durationMs + lateMs,
    );
    const [same] = index < 0 ? [] : seen.splice(index, 1);
    joined.push({ play, seenId: same?.id ?? null });
  }
  return joined;
}

/** Stores the reported plays that are new, and returns their times. */
async function writePlays(client: pg.PoolClient, userId: string, plays: readonly Reported[]) {
  const { rowCount } = await client.query(selectHadPlays, [userId]);
  const cleared = await client.query<{ clearedAt: Date | null }>(selectClearedAt, [userId]);
  const reported = plays.filter(({ playedAt }) => Number(playedAt) > Number(cleared.rows[0]?.clearedAt ?? 0));
  const oldest = new Date(Math.min(...reported.map(({ playedAt }) => Number(playedAt)), Date.now()));
  const known = await client.query<KnownPlay>(selectKnown, [userId, oldest]);
  const joined = joinPlays(reported, known.rows);
  const columns = (plays: readonly Reported[]) => [
    plays.map(({ playedAt }) => playedAt),
    plays.map(({ contextUri }) => contextUri),
  ];
  const seen = joined.flatMap(({ play, seenId }) => (seenId ? { ...play, seenId } : []));
  const added = joined.flatMap(({ play, seenId }) => (seenId ? [] : play));
  if (seen.length > 0) await client.query(updateSeen, [seen.map(({ seenId }) => seenId), ...columns(seen)]);
  if (added.length > 0)
    await client.query(insertPlays, [userId, added.map(({ songId }) => songId), ...columns(added)]);
  if (joined.length > 0) await supersedePolled(client, userId, oldest);
  return { newPlayTimes: joined.map(({ play }) => play.playedAt), hadPlays: rowCount === 1 };
}

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
export async function readHistory(ctx: UserContext, lane: Lane = "backfill"): Promise<HistoryReadResult> {
  const { userId } = ctx;
  const { items } = await getUserSpotifyClient(ctx, lane).recentlyPlayed();
  const ids = await writeSongs(
    userId,
    items.map(({ track }) => track),
  );
  const reported = items.flatMap(({ track, played_at, context }) => {
    const songId = ids.get(track.uri);
    return songId ? { songId, playedAt: new Date(played_at), contextUri: context?.uri ?? null } : [];
  });
  const { newPlayTimes, hadPlays } = await personTransaction(userId, client =>
    writePlays(client, userId, reported),
  );
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

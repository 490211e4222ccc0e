import type { UserContext } from "@/lib/core/context";
import { writeSongs } from "@/lib/library/write-songs";
import { prisma, sql } from "@/lib/platform/db";
import { followPlays } from "@/lib/shuffle/playback/follow-plays";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { historyLength, planNextRead } from "./next-read";

/** How long ago the player may have been looked at for what it showed to count as now. */
const justNow = "2 minutes";

type Written = { newAt: Date[]; knewPlays: boolean; isPlaying: boolean };

const writePlays = `WITH written AS (
    INSERT INTO plays (user_id, song_id, played_at, context_uri, source)
    SELECT $1, song_id, played_at, context_uri, 'recently-played'
    FROM unnest($2::uuid[], $3::timestamptz[], $4::text[]) AS given(song_id, played_at, context_uri)
    ON CONFLICT (user_id, song_id, played_at) DO NOTHING RETURNING played_at)
  SELECT ARRAY(SELECT played_at FROM written) AS "newAt",
    EXISTS (SELECT 1 FROM plays WHERE user_id = $1) AS "knewPlays",
    EXISTS (SELECT 1 FROM player_watches WHERE user_id = $1 AND (state->>'isPlaying')::boolean
      AND (state->>'fetchedAt')::timestamptz > now() - interval '${justNow}') AS "isPlaying"`;

export type HistoryReading = {
  /** Plays that no read has seen before. */
  added: number;
  /** Spotify's history was full of new plays though older ones are known: between them some may have gone unread. */
  possiblyMissed: boolean;
  nextReadAt: Date;
};

/**
 * Reads what the person played lately, with one call, and keeps each play once however often it is read. Notes when to
 * read next.
 * @throws SpotifyError, RateLimited, AppError (not connected, reauthorization needed); nothing is noted then
 */
export async function readHistory(ctx: UserContext): Promise<HistoryReading> {
  const { userId } = ctx;
  const reply = await getUserSpotifyClient(ctx, "backfill").recentlyPlayed();
  // One odd play is no reason to lose the others of the fifty.
  const items = reply.items.filter(item => item !== "malformed");
  const ids = await writeSongs(
    userId,
    items.map(({ track }) => track),
  );
  const [written] = await sql<Written>(writePlays, [
    userId,
    items.map(({ track }) => ids.get(track.uri)),
    items.map(item => item.played_at),
    items.map(({ context }) => context?.uri ?? null),
  ]);
  const { newAt, knewPlays, isPlaying } = written as Written;
  const isNew = new Set(newAt.map(Number));
  const plays = items.map(item => {
    const playedAt = new Date(item.played_at);
    return {
      uri: item.track.uri,
      contextUri: item.context?.uri ?? null,
      playedAt,
      durationMs: item.track.duration_ms ?? 0,
      isNew: isNew.has(playedAt.getTime()),
    };
  });
  const readAt = new Date();
  const nextReadAt = planNextRead({ plays, isPlaying, now: readAt, random: Math.random() });
  const moments = { readAt, nextReadAt };
  await prisma().historyRead.upsert({ where: { userId }, create: { userId, ...moments }, update: moments });
  await followPlays(ctx, plays.filter(play => play.isNew).toReversed());
  return { added: newAt.length, possiblyMissed: knewPlays && newAt.length >= historyLength, nextReadAt };
}

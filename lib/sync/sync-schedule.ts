import { personTransaction, sql } from "@/lib/platform/db";
import type { ImportInput } from "@/lib/schemas/spotify";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * The number of an app's calls for playlists and liked songs in 24 hours at which no scheduled import starts any more. In 2026
 * people reached Spotify's daily quota at about 200 calls, before Spotify raised it; a quarter is left for the person. An
 * import of an unchanged library with 166 playlists costs five calls.
 */
export const maxDailyCalls = 150;

/** The options of a scheduled import. */
export const wholeLibrary = { playlists: "all", likedSongs: true } as const satisfies ImportInput;

/** Returns a time five to seven hours ahead, so that people who signed up together drift apart. */
export const planNextSync = (now: Date, random: number): Date =>
  new Date(now.getTime() + (5 + 2 * random) * hourMs);

type Budget = {
  now: Date;
  /** 0 to 1 */
  random: number;
  /** The end of Spotify's cooldown; null if there is none. */
  cooldownUntil: Date | null;
  callsLast24h: number;
};

/** Returns when the app may have calls left for a scheduled import; null if it has some now. */
export function planPostponedSync({ now, random, cooldownUntil, callsLast24h }: Budget): Date | null {
  if (cooldownUntil) return new Date(cooldownUntil.getTime() + random * hourMs);
  // Calls are counted by the hour.
  return callsLast24h < maxDailyCalls ? null : new Date(now.getTime() + (0.75 + 0.5 * random) * hourMs);
}

/** Records that the whole library was imported and schedules the next import. */
export const recordSync = (userId: string) =>
  sql(
    `INSERT INTO library_syncs (user_id, synced_at, next_sync_at) VALUES ($1, now(), $2)
     ON CONFLICT (user_id) DO UPDATE SET synced_at = EXCLUDED.synced_at, next_sync_at = EXCLUDED.next_sync_at`,
    [userId, planNextSync(new Date(), Math.random())],
  );

/** Deletes scheduled imports that changed nothing, except the newest, because they would crowd the person's list. */
export const deleteUneventfulImports = (userId: string, newestId: string) =>
  personTransaction(userId, client =>
    client.query(
      `DELETE FROM sync_jobs WHERE user_id = $1 AND id <> $2 AND is_scheduled AND state IN ('completed', 'cancelled')
         AND COALESCE((counts ->> 'added')::int, 0) + COALESCE((counts ->> 'removed')::int, 0) = 0`,
      [userId, newestId],
    ),
  );

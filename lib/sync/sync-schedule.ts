import { sql } from "@/lib/platform/db";
import type { ImportInput } from "@/lib/schemas/spotify";

const minute = 60_000;
const hour = 60 * minute;

/**
 * Calls for playlists and liked songs that an app may have behind it in a day when an automatic import begins. In 2026 people
 * met the end of a day at about 200 of them, before Spotify raised it: a quarter is left for the person. An import of a
 * library that has not changed costs five with 166 playlists.
 */
export const maxDailyCalls = 150;

/** What a scheduled import reads. */
export const wholeLibrary = { playlists: "all", likedSongs: true } as const satisfies ImportInput;

/** When a library is looked at again: after five to seven hours, so that people who came together drift apart. */
export const planNextSync = (now: Date, random: number): Date =>
  new Date(now.getTime() + (5 + 2 * random) * hour);

type Budget = {
  now: Date;
  /** 0 to 1 */
  random: number;
  /** Until when Spotify takes no such calls; null when it takes them. */
  closedUntil: Date | null;
  callsOfDay: number;
};

/** When there may be budget for a library that is due; null: there is some now. */
export function planPostponedSync({ now, random, closedUntil, callsOfDay }: Budget): Date | null {
  if (closedUntil) return new Date(closedUntil.getTime() + random * hour);
  // Calls fall out of the last 24 hours by the hour.
  return callsOfDay < maxDailyCalls ? null : new Date(now.getTime() + (0.75 + 0.5 * random) * hour);
}

/** Notes that all of a library was imported, by whoever's wish: it is not due again for hours. */
export const recordSync = (userId: string) =>
  sql(
    `INSERT INTO library_syncs (user_id, synced_at, next_sync_at) VALUES ($1, now(), $2)
     ON CONFLICT (user_id) DO UPDATE SET synced_at = EXCLUDED.synced_at, next_sync_at = EXCLUDED.next_sync_at`,
    [userId, planNextSync(new Date(), Math.random())],
  );

/**
 * Of automatic imports that changed nothing only the newest says something: the others would crowd the person's list. One
 * that failed says why.
 */
export const deleteUneventfulImports = (userId: string, newest: string) =>
  sql(
    `DELETE FROM sync_jobs WHERE user_id = $1 AND id <> $2 AND is_scheduled
       AND state IN ('completed', 'cancelled')
       AND COALESCE((counts ->> 'added')::int, 0) + COALESCE((counts ->> 'removed')::int, 0) = 0`,
    [userId, newest],
  );

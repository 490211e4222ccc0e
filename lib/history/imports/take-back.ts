import type pg from "pg";
import { deleteFigures } from "@/lib/statistics/refresh-figures";
import { supersedePolled } from "../supersede-polled";
import { countPassed } from "./present-import";
import { withNestedLoops, withoutNestedLoops } from "./stage/twin-sql";

/** Deletes what an import has read and not written. */
export async function deleteStaged(client: pg.PoolClient, importId: string): Promise<void> {
  for (const table of ["history_staged_rows", "history_staged_songs", "history_upload_parts"])
    await client.query(`DELETE FROM ${table} WHERE import_id = $1`, [importId]);
}

/**
 * Songs of a person that only imports have brought: no play, list, queue, shuffle or version of a playlist has them, and no other import
 * is about to write their plays.
 */
const unusedSongs = (
  imports: string,
) => `DELETE FROM songs s WHERE s.user_id = $1 AND s.history_import_id ${imports}
    AND NOT EXISTS (SELECT 1 FROM plays t WHERE t.song_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM liked_songs t WHERE t.song_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM playlist_items t WHERE t.song_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM former_places t WHERE t.song_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM queue_entries t WHERE t.song_id = s.id)
    AND s.id NOT IN (SELECT t.song_id FROM history_staged_songs t JOIN history_imports x ON x.id = t.import_id
      WHERE x.user_id = $1 AND x.state = 'running' AND t.song_id IS NOT NULL)
    AND s.id NOT IN (SELECT t.song_id FROM shuffle_slots t JOIN shuffle_sessions x ON x.id = t.session_id WHERE x.user_id = $1)
    AND s.id NOT IN (SELECT (entry->>'songId')::uuid FROM playlist_versions v JOIN playlists l ON l.id = v.playlist_id,
      jsonb_array_elements(v.entries) entry WHERE COALESCE(l.user_id, l.deleted_by_id) = $1 AND entry->>'songId' IS NOT NULL)`;

/** Songs that other imports use, too, are theirs from now on. */
const passSongsOn = `UPDATE songs s SET history_import_id = (
    SELECT p.import_id FROM plays p WHERE p.song_id = s.id AND p.import_id IS NOT NULL LIMIT 1)
  WHERE s.user_id = $1 AND s.history_import_id = $2`;

/** Plays that other imports have as well become theirs: the one that was uploaded first. */
const passPlaysOn = `WITH shared AS (
    SELECT DISTINCT ON (play_id) play_id, import_id FROM (
      SELECT unnest(k.play_ids) AS play_id, k.import_id, i.created_at
      FROM history_known_plays k JOIN history_imports i ON i.id = k.import_id
      WHERE i.user_id = $1 AND i.id <> $2 AND i.started_at IS NOT NULL AND i.state IN ('running', 'completed')) known
    ORDER BY play_id, created_at, import_id),
  passed AS (
    UPDATE plays p SET import_id = shared.import_id FROM shared
    WHERE p.user_id = $1 AND p.id = shared.play_id AND p.import_id = $2
    RETURNING p.import_id, p.is_play, p.superseded_by_id)
  SELECT i.id, i.counts, i.skipped, passed.plays, passed.short FROM history_imports i JOIN (
    SELECT import_id, count(*) FILTER (WHERE is_play)::int AS plays,
      count(*) FILTER (WHERE NOT is_play AND superseded_by_id IS NULL)::int AS short FROM passed GROUP BY import_id) passed
    ON passed.import_id = i.id`;
const writeCounts = "UPDATE history_imports SET counts = counts || $2, skipped = $3 WHERE id = $1";

type Passed = { id: string; counts: unknown; skipped: unknown; plays: number; short: number };

/** Leaves the plays of an import to the imports that have them as well, whose counts say so. */
async function passPlays(client: pg.PoolClient, userId: string, importId: string): Promise<void> {
  await client.query(withoutNestedLoops);
  const { rows } = await client.query<Passed>(passPlaysOn, [userId, importId]);
  await client.query(withNestedLoops);
  for (const { id, counts, skipped, plays, short } of rows) {
    const counted = countPassed(counts, skipped, { plays, short });
    await client.query(writeCounts, [id, JSON.stringify(counted.counts), JSON.stringify(counted.skipped)]);
  }
}

/**
 * Deletes what an import has stored: its plays, and the songs that nothing else uses. Plays that another import has as well stay,
 * and plays that it replaced come back. Runs in a `personTransaction`.
 */
export async function takeBack(client: pg.PoolClient, userId: string, importId: string): Promise<void> {
  await deleteStaged(client, importId);
  await client.query("DELETE FROM history_known_plays WHERE import_id = $1", [importId]);
  await passPlays(client, userId, importId);
  await client.query("DELETE FROM plays WHERE user_id = $1 AND import_id = $2", [userId, importId]);
  const back = await client.query<{ playedAt: Date }>(
    'UPDATE plays SET superseded_by_id = NULL WHERE superseded_by_id = $1 RETURNING played_at AS "playedAt"',
    [importId],
  );
  const [first] = back.rows.map(({ playedAt }) => playedAt).sort((one, other) => Number(one) - Number(other));
  // Another import may have brought them as well.
  if (first) await supersedePolled(client, userId, first);
  await client.query(unusedSongs("= $2"), [userId, importId]);
  await client.query(passSongsOn, [userId, importId]);
}

/** Deletes all plays, figures and imports of a person, and the songs that only imports have brought; in a `personTransaction`. */
export async function takeBackEverything(client: pg.PoolClient, userId: string): Promise<void> {
  await client.query("DELETE FROM plays WHERE user_id = $1", [userId]);
  await deleteFigures((text, values) => client.query(text, values), userId);
  await client.query(unusedSongs("IS NOT NULL"), [userId]);
  await client.query("DELETE FROM history_imports WHERE user_id = $1", [userId]);
}

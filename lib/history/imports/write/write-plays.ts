import type pg from "pg";

/** Large enough for few statements, and small enough for statements that take less than a second. */
export const rowsPerStatement = 10_000;

/** With LIMIT, PostgreSQL looks songs up by their keys. It knows little of rows that were just written, and chose plans of minutes. */
const insertPlays = `INSERT INTO plays (user_id, song_id, import_id, source, played_at, started_at, ended_at, ms_played,
    start_is_estimate, reason_start, reason_end, is_skipped, is_shuffled, is_offline, is_private, context_uri)
  SELECT $2, s.id, $1, r.source, r.played_at, r.started_at, r.ended_at, r.ms_played,
    r.start_is_estimate, r.reason_start, r.reason_end, r.is_skipped, r.is_shuffled, r.is_offline, r.is_private, poorer.context_uri
  FROM history_staged_rows r
  CROSS JOIN LATERAL (
    SELECT s.id FROM history_staged_songs staged JOIN songs s ON s.id = staged.song_id
    WHERE staged.import_id = $1 AND staged.number = r.song LIMIT 1) s
  LEFT JOIN LATERAL (SELECT context_uri FROM plays WHERE id = r.supersedes_id LIMIT 1) poorer ON true
  WHERE r.import_id = $1 AND r.number >= $3 AND r.number < $4 AND NOT r.is_duplicate`;
const supersede = `UPDATE plays p SET superseded_by_id = $1 FROM history_staged_rows r
  WHERE r.import_id = $1 AND r.number >= $2 AND r.number < $3 AND p.id = r.supersedes_id`;

/** Writes the staged rows from one number to another as plays. The play that a row replaces stays, hidden, until the import is undone. */
export async function writePlays(
  client: pg.PoolClient,
  importId: string,
  userId: string,
  [from, to]: [from: number, to: number],
): Promise<void> {
  await client.query(insertPlays, [importId, userId, from, to]);
  await client.query(supersede, [importId, from, to]);
}

import type pg from "pg";
import { rowsPerPart } from "../stage/compare-rows";
import { forSingleRows, forWholeTables } from "../stage/twin-sql";

const insertPlays = `INSERT INTO plays (user_id, song_id, import_id, source, played_at, started_at, ended_at, ms_played,
    start_is_estimate, reason_start, reason_end, is_skipped, is_shuffled, is_offline, is_private, context_uri)
  SELECT $2, s.id, $1, r.source, r.played_at, r.started_at, r.ended_at, r.ms_played,
    r.start_is_estimate, r.reason_start, r.reason_end, r.is_skipped, r.is_shuffled, r.is_offline, r.is_private,
    (SELECT p.context_uri FROM plays p WHERE p.id = r.supersedes_id)
  FROM history_staged_rows r
  JOIN history_staged_songs staged ON staged.import_id = $1 AND staged.number = r.song
  JOIN songs s ON s.user_id = $2 AND s.id = staged.song_id
  WHERE r.import_id = $1 AND r.number >= $3 AND r.number < $3 + ${rowsPerPart} AND NOT r.is_duplicate
    AND r.number NOT IN (
      SELECT unnest(numbers) FROM history_known_plays WHERE import_id = $1 AND part = $3 / ${rowsPerPart})`;
const supersede = `UPDATE plays SET superseded_by_id = $1 WHERE id = ANY (ARRAY(
  SELECT supersedes_id FROM history_staged_rows
  WHERE import_id = $1 AND number >= $2 AND number < $2 + ${rowsPerPart} AND supersedes_id IS NOT NULL))`;

/** Writes a part of the staged rows as plays. The play that a row replaces stays, hidden, until the import is undone. */
export async function writePlays(
  client: pg.PoolClient,
  importId: string,
  userId: string,
  firstNumber: number,
): Promise<void> {
  await client.query(forWholeTables);
  await client.query(insertPlays, [importId, userId, firstNumber]);
  await client.query(forSingleRows);
  await client.query(supersede, [importId, firstNumber]);
}

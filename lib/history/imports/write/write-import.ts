import type pg from "pg";
import { refreshStatistics } from "@/lib/library/refresh-statistics";
import { inBackground, personTransaction, sql, sqlTransaction } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { shutdown } from "@/lib/platform/shutdown";
import { refreshFigures } from "@/lib/statistics/refresh-figures";
import { ImportInterrupted, ImportStopped } from "../interruptions";
import { rowsPerPart } from "../stage/compare-rows";
import { findStagedSongs } from "../stage/find-staged-songs";
import { playsStateOf, updateCounts } from "../stage/show-counts";
import { forWholeTables } from "../stage/twin-sql";
import { deleteStaged } from "../take-back";
import { finishUndos } from "../undo-import";
import { writePlays } from "./write-plays";
import { estimateLengths, writeMissingSongs } from "./write-songs";

/** `progress_done` is the number of the next row, so that a job that was killed continues with it. */
const lockImport = `SELECT progress_done AS next, started_at AS "startedAt", compared_with AS "comparedWith" FROM history_imports
  WHERE id = $1 AND state = 'running' AND undo IS NULL FOR UPDATE`;

type Locked = { next: number; startedAt: Date | null; comparedWith: string | null };

/** @throws ImportStopped when the import was deleted meanwhile */
async function lock(client: pg.PoolClient, importId: string): Promise<Locked> {
  const { rows } = await client.query<Locked>(lockImport, [importId]);
  if (!rows[0]) throw new ImportStopped();
  return rows[0];
}

/** Parts without a new row are not visited: most of a newer export is there already. */
const begin = `UPDATE history_imports SET started_at = now(), progress_done = new_rows.first, progress_total = new_rows.total FROM (
    SELECT COALESCE(min(r.number) / ${rowsPerPart} * ${rowsPerPart}, 0) AS first, COALESCE(max(r.number) + 1, 0) AS total
    FROM history_staged_rows r
    LEFT JOIN (SELECT unnest(numbers) AS number FROM history_known_plays WHERE import_id = $1) known ON known.number = r.number
    WHERE r.import_id = $1 AND NOT r.is_duplicate AND known.number IS NULL) new_rows
  WHERE id = $1`;

const selectUndo = "SELECT 1 FROM history_imports WHERE user_id = $1 AND undo IS NOT NULL LIMIT 1";

/** Begins to write, if the rows were compared with the plays as they are now, and none of them are being taken back. */
const tryToBegin = (importId: string, userId: string): Promise<boolean> =>
  personTransaction(userId, async client => {
    const { startedAt, comparedWith } = await lock(client, importId);
    if (startedAt) return true;
    if ((await client.query(selectUndo, [userId])).rowCount) return false;
    if ((await playsStateOf(client, userId)) !== comparedWith) return false;
    await client.query(forWholeTables);
    await client.query(begin, [importId]);
    return true;
  });

const selectStarted = "SELECT 1 FROM history_imports WHERE id = $1 AND started_at IS NOT NULL";

/**
 * Compares the rows again if the plays have changed since the preview, and adds the missing songs. The person's other work waits for none
 * of it, so a play can come in between; then it is repeated.
 */
async function prepare(importId: string, userId: string): Promise<void> {
  await findStagedSongs(importId, userId);
  if ((await sql(selectStarted, [importId])).length > 0) return;
  do {
    await finishUndos(userId);
    const plays = await sqlTransaction(client => updateCounts(client, importId, userId));
    if (plays > 0) await estimateLengths(importId, userId);
    await writeMissingSongs(importId, userId);
  } while (!(await tryToBegin(importId, userId)));
}

/** Writes the next rows. @returns false when all are written */
async function writeNext(client: pg.PoolClient, importId: string, userId: string): Promise<boolean> {
  const { next } = await lock(client, importId);
  const { rows } = await client.query<{ total: number }>(
    `UPDATE history_imports SET progress_done = LEAST(progress_total, $2) WHERE id = $1 RETURNING progress_total AS total`,
    [importId, next + rowsPerPart],
  );
  if (next >= (rows[0]?.total ?? 0)) return false;
  await writePlays(client, importId, userId, next);
  // The last step waits for the disk, and with it all steps before.
  await client.query("SET LOCAL synchronous_commit = off");
  return true;
}

async function finish(client: pg.PoolClient, importId: string): Promise<void> {
  await lock(client, importId);
  await deleteStaged((text, values) => client.query(text, values), importId);
  await client.query(
    "UPDATE history_imports SET state = 'completed', finished_at = clock_timestamp(), progress_done = progress_total WHERE id = $1",
    [importId],
  );
}

/**
 * Writes the staged rows of an import that was started. Each step is a transaction together with its progress, so a job that was killed
 * loses and repeats nothing. Makes no call to Spotify.
 * @throws AppError library_full; ImportStopped, ImportInterrupted
 */
export const writeImport = ({ id, userId }: { id: string; userId: string }): Promise<void> =>
  inBackground(async () => {
    await prepare(id, userId);
    let rows = 0;
    while (await personTransaction(userId, client => writeNext(client, id, userId))) {
      rows += rowsPerPart;
      if (shutdown().aborted) throw new ImportInterrupted();
    }
    await sql("ANALYZE (SKIP_LOCKED) plays");
    await personTransaction(userId, client => finish(client, id));
    await refreshStatistics(rows);
    // Nobody waits for the figures then. What fails here is done when they are read.
    await refreshFigures(userId, shutdown()).catch(error =>
      log.warn({ userId, error }, "the figures are computed later"),
    );
  });

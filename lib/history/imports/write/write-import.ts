import type pg from "pg";
import { z } from "zod";
import { refreshStatistics } from "@/lib/library/refresh-statistics";
import { inBackground, personTransaction, sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { shutdown } from "@/lib/platform/shutdown";
import { historyFile, historyImport } from "@/lib/schemas/history-imports";
import { refreshFigures } from "@/lib/statistics/refresh-figures";
import { ImportInterrupted, ImportStopped } from "../interruptions";
import { countImport } from "../present-import";
import { countRows, findStagedSongs, markDuplicates } from "../stage/mark-duplicates";
import { deleteStaged } from "../take-back";
import { rowsPerStatement, writePlays } from "./write-plays";
import { writeMissingSongs } from "./write-songs";

/** `progress_done` is the number of the next row, so that a job that was killed continues with it. */
const lockImport = `SELECT progress_done AS next, started_at AS "startedAt", files, skipped FROM history_imports
  WHERE id = $1 AND state = 'running' FOR UPDATE`;

type Locked = { next: number; startedAt: Date | null; files: unknown; skipped: unknown };

/** @throws ImportStopped when the import was deleted meanwhile */
async function lock(client: pg.PoolClient, importId: string): Promise<Locked> {
  const { rows } = await client.query<Locked>(lockImport, [importId]);
  if (!rows[0]) throw new ImportStopped();
  return rows[0];
}

const begin = `UPDATE history_imports SET started_at = COALESCE(started_at, now()), counts = $2, skipped = $3, progress_done = 0,
  progress_total = $4 WHERE id = $1`;

/** Marks the duplicates again, because the history may have changed since the preview, and adds the missing songs. */
async function prepare(client: pg.PoolClient, importId: string, userId: string): Promise<void> {
  const { startedAt, files, skipped } = await lock(client, importId);
  if (startedAt) return;
  await markDuplicates(client, importId, userId);
  const songs = await writeMissingSongs(client, importId, userId);
  const leftOut = historyImport.shape.skipped.parse(skipped).filter(({ reason }) => reason !== "short");
  const shown = countImport(z.array(historyFile).parse(files), leftOut, await countRows(client, importId));
  const { rows } = await client.query<{ total: number }>(
    "SELECT COALESCE(max(number) + 1, 0)::int AS total FROM history_staged_rows WHERE import_id = $1",
    [importId],
  );
  await client.query(begin, [
    importId,
    JSON.stringify({ ...shown.counts, songs }),
    JSON.stringify(shown.skipped),
    rows[0]?.total ?? 0,
  ]);
}

/** Writes the next rows. @returns false when all are written */
async function writeNext(client: pg.PoolClient, importId: string, userId: string): Promise<boolean> {
  const { next } = await lock(client, importId);
  const { rows } = await client.query<{ total: number }>(
    `UPDATE history_imports SET progress_done = LEAST(progress_total, $2) WHERE id = $1 RETURNING progress_total AS total`,
    [importId, next + rowsPerStatement],
  );
  if (next >= (rows[0]?.total ?? 0)) return false;
  await writePlays(client, importId, userId, [next, next + rowsPerStatement]);
  return true;
}

async function finish(client: pg.PoolClient, importId: string): Promise<void> {
  await lock(client, importId);
  await deleteStaged(client, importId);
  await client.query(
    "UPDATE history_imports SET state = 'completed', finished_at = now(), progress_done = progress_total WHERE id = $1",
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
    await findStagedSongs(id, userId);
    await personTransaction(userId, client => prepare(client, id, userId));
    let rows = 0;
    while (await personTransaction(userId, client => writeNext(client, id, userId))) {
      rows += rowsPerStatement;
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

import type pg from "pg";
import { z } from "zod";
import { type HistoryFile, historyFile, historyImport } from "@/lib/schemas/history-imports";
import { ImportStopped } from "../interruptions";
import { countImport } from "../present-import";
import { compareRows, playsState } from "./compare-rows";

const selectImport = `SELECT files, skipped, compared_with AS "comparedWith", (counts->>'plays')::int AS plays FROM history_imports
  WHERE id = $1 AND state IN ('reading', 'preview', 'running') AND undo IS NULL`;
const writeCounts = `UPDATE history_imports SET counts = counts || $2, skipped = $3, compared_with = $4 WHERE id = $1`;

type Stored = { files: unknown; skipped: unknown; comparedWith: string | null; plays: number | null };

export async function playsStateOf(client: pg.PoolClient, userId: string): Promise<string> {
  const { rows } = await client.query<{ state: string }>(playsState, [userId]);
  return rows[0]?.state ?? "";
}

/**
 * Compares the rows of an import with the plays of the person, unless it was done since the plays have changed, and stores the counts.
 * @returns the number of new plays
 * @throws ImportStopped
 */
export async function updateCounts(
  client: pg.PoolClient,
  importId: string,
  userId: string,
  read?: { files: HistoryFile[]; skipped: unknown },
): Promise<number> {
  const { rows } = await client.query<Stored>(selectImport, [importId]);
  if (!rows[0]) throw new ImportStopped();
  // First, so that a play that comes meanwhile is noticed later.
  const state = await playsStateOf(client, userId);
  if (!read && rows[0].comparedWith === state) return rows[0].plays ?? 0;
  const { files, skipped } = read ?? rows[0];
  const leftOut = historyImport.shape.skipped.parse(skipped).filter(({ reason }) => reason !== "short");
  const counted = await compareRows(client, importId, userId);
  const shown = countImport(z.array(historyFile).parse(files), leftOut, counted);
  await client.query(writeCounts, [
    importId,
    JSON.stringify(shown.counts),
    JSON.stringify(shown.skipped),
    state,
  ]);
  return shown.counts.plays;
}

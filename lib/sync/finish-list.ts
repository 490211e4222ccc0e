import type pg from "pg";
import { writeSongsSql } from "@/lib/library/write-songs";
import { type EntryKind, reasonOf, reasons } from "./entries";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import { stagedSql } from "./staged-pages";

const writeStagedSongs = writeSongsSql(`(${stagedSql}) AS staged`);

const leftOut = `WITH staged AS (${stagedSql})
  SELECT kind, count(*)::int AS count,
    (array_agg(COALESCE(title, 'number ' || position + 1) || ', in ' || $4::text ORDER BY position))[1:5] AS examples
  FROM staged WHERE kind = ANY($5) AND $1::uuid IS NOT NULL GROUP BY kind ORDER BY kind`;

/** Entries of a kind that are left out, and the names of some. */
export type LeftOut = { kind: EntryKind; count: number; examples: string[] };

/** A list whose pages are all staged, about to be put into the library. */
export type StagedList = { run: ImportRun; list: string; name: string };

/** The values of the parameters that every statement over a staged list begins with. */
export const parametersOf = ({ run, list }: StagedList) => [run.ctx.userId, run.jobId, list];

/** Writes the songs of a staged list and says what is left out of it. */
export async function takeStagedSongs(client: pg.PoolClient, staged: StagedList): Promise<Outcome> {
  await client.query(writeStagedSongs, parametersOf(staged));
  const { rows } = await client.query<LeftOut>(leftOut, [
    ...parametersOf(staged),
    staged.name,
    Object.keys(reasonOf),
  ]);
  const outcome = new Outcome();
  skipAll(outcome, rows);
  return outcome;
}

/** Leaves entries out by their kinds. */
export function skipAll(outcome: Outcome, leftOut: readonly LeftOut[]): void {
  for (const { kind, count, examples } of leftOut)
    for (const [index, example] of examples.entries())
      outcome.skip(reasonOf[kind] ?? kind, example, index === 0 ? count - examples.length + 1 : 1);
}

/** Says so when Spotify's total and what it sent do not agree. Resolves to whether all pages named the same total. */
export async function checkTotal(
  client: pg.PoolClient,
  staged: StagedList,
  outcome: Outcome,
): Promise<boolean> {
  const { rows } = await client.query<{ isOne: boolean; missing: number }>(
    `SELECT count(DISTINCT total) = 1 AS "isOne", max(total) - sum(jsonb_array_length(entries))::int AS missing
     FROM sync_pages WHERE job_id = $1 AND list = $2`,
    [staged.run.jobId, staged.list],
  );
  const [{ isOne, missing } = { isOne: false, missing: 0 }] = rows;
  if (missing > 0) outcome.skip(reasons.incomplete, staged.name, missing);
  return isOne;
}

/** The list is done: what came of it is kept for a job that is interrupted later, its pages are not. */
export async function closeList(
  client: pg.PoolClient,
  { run, list }: StagedList,
  outcome: Outcome,
): Promise<void> {
  await client.query(
    `WITH used AS (DELETE FROM sync_pages WHERE job_id = $1 AND list = $2)
     INSERT INTO sync_lists (job_id, list, outcome) VALUES ($1, $2, $3)
     ON CONFLICT (job_id, list) DO UPDATE SET outcome = EXCLUDED.outcome`,
    [run.jobId, list, JSON.stringify(outcome)],
  );
}

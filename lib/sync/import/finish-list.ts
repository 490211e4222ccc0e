import type pg from "pg";
import { songColumns, upsertSongsSql } from "@/lib/library/write-songs";
import { type SkippedKind, skipReasonOfKind } from "./entries";
import type { ImportRun } from "./import-run";
import { JobStopped } from "./job-progress";
import { Outcome } from "./outcome";
import { fromStagedSql, stagedSql } from "./staged-pages";

const writeStagedSongs = upsertSongsSql(`(SELECT e.* ${fromStagedSql(songColumns)}) AS staged`);

const leftOut = `WITH staged AS (${stagedSql}),
  named AS (SELECT * FROM unnest($3::text[], $4::text[]) AS given(list, name))
  SELECT list, kind, count(*)::int AS count,
    (array_agg(COALESCE(title, 'number ' || position + 1) || ', in ' || name ORDER BY position))[1:5] AS examples
  FROM staged JOIN named USING (list) WHERE kind = ANY($5) AND $1::uuid IS NOT NULL
  GROUP BY list, kind ORDER BY kind`;

/** Entries of a kind that are left out, and the names of some. */
export type LeftOut = { kind: SkippedKind; count: number; examples: string[] };

/** A list whose pages are all staged, about to be put into the library. */
export type StagedList = { list: string; name: string };

/** The values of the parameters that every statement over staged lists begins with. */
export const parametersOf = ({ ctx, jobId }: ImportRun, lists: readonly StagedList[]) => [
  ctx.userId,
  jobId,
  lists.map(({ list }) => list),
];

/**
 * Keeps the job running until the end of the transaction: whoever cancels it takes away what it has staged.
 * @throws JobStopped when it was cancelled before
 */
export async function holdJob(client: pg.PoolClient, { jobId }: ImportRun): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM sync_jobs WHERE id = $1 AND state = 'running' FOR SHARE",
    [jobId],
  );
  if (rowCount === 0) throw new JobStopped();
}

/** Writes the songs of staged lists and says what is left out of each. */
export async function takeStagedSongs(
  client: pg.PoolClient,
  run: ImportRun,
  lists: readonly StagedList[],
): Promise<Map<string, Outcome>> {
  await client.query(writeStagedSongs, parametersOf(run, lists));
  const { rows } = await client.query<LeftOut & { list: string }>(leftOut, [
    ...parametersOf(run, lists),
    lists.map(({ name }) => name),
    Object.keys(skipReasonOfKind),
  ]);
  const outcomes = new Map(lists.map(({ list }) => [list, new Outcome()]));
  for (const row of rows) skipAll(outcomes.get(row.list) ?? new Outcome(), [row]);
  return outcomes;
}

/** Leaves entries out by their kinds. */
export function skipAll(outcome: Outcome, leftOut: readonly LeftOut[]): void {
  for (const { kind, count, examples } of leftOut) outcome.skip(skipReasonOfKind[kind], examples, count);
}

/** The lists are done: what came of them is kept for a job that is interrupted later, their pages are not. */
export async function closeLists(
  client: pg.PoolClient,
  { jobId }: ImportRun,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<void> {
  await client.query(
    `WITH used AS (DELETE FROM sync_pages WHERE job_id = $1 AND list = ANY($2))
     INSERT INTO sync_lists (job_id, list, outcome) SELECT $1, * FROM unnest($2::text[], $3::jsonb[])
     ON CONFLICT (job_id, list) DO UPDATE SET outcome = EXCLUDED.outcome`,
    [jobId, [...outcomes.keys()], [...outcomes.values()].map(outcome => JSON.stringify(outcome))],
  );
}

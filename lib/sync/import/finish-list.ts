import type pg from "pg";
import { songColumns, upsertSongsSql } from "@/lib/library/write-songs";
import { entryExampleSql, type SkipExample } from "@/lib/sync/skip-examples";
import { type SkippedKind, skipReasonOfKind } from "./entries";
import type { ImportRun } from "./import-run";
import { JobStopped } from "./job-progress";
import { Outcome } from "./outcome";
import { stagedEntriesSql, stagedRecordsSql } from "./staged-pages";

/** A list whose pages are all staged, about to be written to the library. The liked songs have no name. */
export type StagedList = { list: string; name: string | null };

/** The number of entries of one kind that an import skips, with a few examples. */
export type SkippedEntries = { kind: SkippedKind; count: number; examples: SkipExample[] };

const upsertStagedSongs = upsertSongsSql(
  "$1",
  `(SELECT e.* ${stagedRecordsSql(songColumns, "$2", "$3")}) AS staged`,
);

const skippedEntries = `WITH staged AS (${stagedEntriesSql("$1", "$2")}),
  named AS (SELECT * FROM unnest($2::text[], $3::text[]) AS input(list, name))
  SELECT list, kind, count(*)::int AS count,
    to_json((array_agg(${entryExampleSql("title", "position", "name")} ORDER BY position))[1:5]) AS examples
  FROM staged JOIN named USING (list) WHERE kind = ANY($4) GROUP BY list, kind ORDER BY kind`;

/**
 * Locks the job's row, so that the job cannot be canceled before the end of the transaction: canceling deletes staged pages.
 * @throws JobStopped when the job was already canceled
 */
export async function lockRunningJob(client: pg.PoolClient, { jobId }: ImportRun): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM sync_jobs WHERE id = $1 AND state = 'running' FOR SHARE",
    [jobId],
  );
  if (rowCount === 0) throw new JobStopped();
}

/** Writes the songs of staged lists. Returns an outcome with the skipped entries for each list. */
export async function writeStagedSongs(
  client: pg.PoolClient,
  { ctx, jobId }: ImportRun,
  lists: readonly StagedList[],
): Promise<Map<string, Outcome>> {
  const keys = lists.map(({ list }) => list);
  await client.query(upsertStagedSongs, [ctx.userId, jobId, keys]);
  const { rows } = await client.query<SkippedEntries & { list: string }>(skippedEntries, [
    jobId,
    keys,
    lists.map(({ name }) => name),
    Object.keys(skipReasonOfKind),
  ]);
  const outcomes = new Map(keys.map(list => [list, new Outcome()]));
  for (const { list, kind, examples, count } of rows)
    outcomes.get(list)?.skip(skipReasonOfKind[kind], examples, count);
  return outcomes;
}

/** Stores the outcomes of finished lists, so that a resumed job counts them without reading the lists again. */
export const saveOutcomes = (
  client: pg.PoolClient,
  { jobId }: ImportRun,
  outcomes: ReadonlyMap<string, Outcome>,
) =>
  client.query(
    `INSERT INTO sync_lists (job_id, list, outcome) SELECT $1, * FROM unnest($2::text[], $3::jsonb[])
     ON CONFLICT (job_id, list) DO UPDATE SET outcome = EXCLUDED.outcome`,
    [jobId, [...outcomes.keys()], [...outcomes.values()].map(outcome => JSON.stringify(outcome))],
  );

/** Stores the outcomes of lists and deletes their staged pages. */
export async function finishLists(
  client: pg.PoolClient,
  run: ImportRun,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<void> {
  await client.query("DELETE FROM sync_pages WHERE job_id = $1 AND list = ANY($2)", [
    run.jobId,
    [...outcomes.keys()],
  ]);
  await saveOutcomes(client, run, outcomes);
}

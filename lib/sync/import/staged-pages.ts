import { prisma, sql, sqlTransaction } from "@/lib/platform/db";
import { pause, remainingLagMs, spotifyLagMs } from "@/lib/playlists/edits/pauses";
import { Outcome } from "./outcome";

/** The version of a list that a job is reading and the offsets of the pages staged so far. */
export type StagedPages = { version: string; total: number; offsets: Set<number>; readAt: Date };

/** A page of a list: the total that Spotify names, and the entries of this page, ready for JSON. */
export type Page = { total: number; entries: readonly object[] };

/** Older pages may no longer match Spotify's list. */
const freshForMs = 10 * 60_000;

export const isFresh = (staged: StagedPages) => Date.now() - staged.readAt.getTime() < freshForMs;

/** Returns the staged pages of a job, by list. */
export async function readStagedLists(jobId: string): Promise<Map<string, StagedPages>> {
  const rows = await prisma().syncPage.findMany({
    where: { jobId },
    select: { list: true, version: true, total: true, offset: true, readAt: true },
    orderBy: { readAt: "asc" },
  });
  const lists = new Map<string, StagedPages>();
  for (const { list, version, total, offset, readAt } of rows) {
    const known = lists.get(list) ?? { version, total, offsets: new Set(), readAt };
    known.offsets.add(offset);
    lists.set(list, known);
  }
  return lists;
}

/**
 * Stores a page until its list is complete, so that a killed job resumes after it. Does not wait for the disk, because a
 * crash of the database empties this unlogged table anyway.
 */
export const stagePage = (jobId: string, list: string, version: string, offset: number, page: Page) =>
  sql(
    `WITH no_wait AS (SELECT set_config('synchronous_commit', 'off', true))
     INSERT INTO sync_pages (job_id, list, version, "offset", total, entries, read_at)
     SELECT $1::uuid, $2::text, $3::text, $4::int, $5::int, $6::jsonb, now() FROM no_wait
     ON CONFLICT (job_id, list, "offset") DO UPDATE SET version = EXCLUDED.version, total = EXCLUDED.total,
       entries = EXCLUDED.entries, read_at = now()`,
    [jobId, list, version, offset, page.total, JSON.stringify(page.entries)],
  );

/** Locks a job's row before the rows of its lists, as a deletion of the job does. */
const lockJob = "SELECT 1 FROM sync_jobs WHERE id = $1 FOR UPDATE";

export const deletePages = (jobId: string, list: string): Promise<void> =>
  sqlTransaction(async client => {
    await client.query(lockJob, [jobId]);
    await client.query("DELETE FROM sync_pages WHERE job_id = $1 AND list = $2", [jobId, list]);
  });

/** Deletes the staged pages and the outcomes of a job. */
export const deleteStage = (jobId: string): Promise<void> =>
  sqlTransaction(async client => {
    await client.query(lockJob, [jobId]);
    await client.query("DELETE FROM sync_pages WHERE job_id = $1", [jobId]);
    await client.query("DELETE FROM sync_lists WHERE job_id = $1", [jobId]);
  });

/** Returns the outcomes of the lists that a job has finished. */
export async function readFinishedLists(jobId: string): Promise<Map<string, Outcome>> {
  const rows = await prisma().syncList.findMany({ where: { jobId } });
  return new Map(rows.map(({ list, outcome }) => [list, Outcome.from(outcome)]));
}

/** The numbers of a list that has been read. */
export type StagedTotals = {
  /** True if all pages name the same total. */
  isOneTotal: boolean;
  /** The highest total. */
  total: number;
  /** The number of entries in all pages. */
  entries: number;
  /** True if a page is empty although its total counts entries for it. */
  hasEmptyPage: boolean;
};

/** Selects the totals of a list and when its first page was read. `job` and `list` are SQL expressions. */
export const stagedTotalsSql = (
  job: string,
  list: string,
) => `SELECT count(DISTINCT total) = 1 AS "isOneTotal",
    COALESCE(max(total), 0) AS total, COALESCE(sum(jsonb_array_length(entries)), 0)::int AS entries,
    COALESCE(bool_or(entries = '[]' AND "offset" < total), false) AS "hasEmptyPage", min(read_at) AS "readAt"
  FROM sync_pages WHERE job_id = ${job} AND list = ${list}`;

/** Waits until Spotify returns what Tonearm wrote at `editedAt`. */
export const waitUntilVisible = (editedAt: Date | null | undefined): Promise<void> =>
  pause(remainingLagMs(editedAt, spotifyLagMs));

/** An SQL condition: a list whose reading began at `readAt` may lack an edit that Tonearm made at `editedAt`. */
export const isOutdatedSql = (editedAt: string, readAt: string) =>
  `${editedAt} > ${readAt} - interval '${spotifyLagMs} milliseconds'`;

/** The FROM clause over staged entries `e` with the given columns. `job` and `lists` are SQL expressions. */
export const stagedRecordsSql = (
  columns: string,
  job: string,
  lists: string,
) => `FROM sync_pages p CROSS JOIN LATERAL
    ROWS FROM (jsonb_to_recordset(p.entries) AS (${columns})) WITH ORDINALITY AS e
  WHERE p.job_id = ${job}::uuid AND p.list = ANY(${lists}::text[])`;

/** Selects staged entries in order: `list`, `position`, `uri`, `title`, `kind`, `added_at`. */
export const stagedEntriesSql = (job: string, lists: string) =>
  `SELECT p.list, row_number() OVER (PARTITION BY p.list ORDER BY p."offset", e.ordinality)::int - 1 AS position, e.*
  ${stagedRecordsSql("uri text, title text, kind text, added_at timestamptz", job, lists)}`;

import { prisma, sql } from "@/lib/platform/db";
import { Outcome } from "./outcome";

/** What is already known of a list: the version that was read and the pages that are there. */
export type Staged = { version: string; total: number; offsets: Set<number>; readAt: Date };

/** A page of a list as Spotify gave it: how many entries there are in all, and those of this page, ready for JSON. */
export type Page = { total: number; entries: readonly object[] };

/** What was read before a long wait may no longer be what Spotify has. */
const freshForMs = 10 * 60_000;

export const isFresh = (staged: Staged) => Date.now() - staged.readAt.getTime() < freshForMs;

/** Everything that this job has read and not yet used, by list. */
export async function readStagedLists(jobId: string): Promise<Map<string, Staged>> {
  const rows = await prisma().syncPage.findMany({
    where: { jobId },
    select: { list: true, version: true, total: true, offset: true, readAt: true },
    orderBy: { readAt: "asc" },
  });
  const lists = new Map<string, Staged>();
  for (const { list, version, total, offset, readAt } of rows) {
    const known = lists.get(list) ?? { version, total, offsets: new Set(), readAt };
    known.offsets.add(offset);
    lists.set(list, known);
  }
  return lists;
}

/**
 * Keeps a page until its list is complete, so that a job that was killed goes on behind it. Does not wait for the disk: a
 * crash of the database empties this table anyway.
 */
export const stagePage = (jobId: string, list: string, version: string, offset: number, page: Page) =>
  sql(
    `WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
     INSERT INTO sync_pages (job_id, list, version, "offset", total, entries, read_at)
     SELECT $1::uuid, $2::text, $3::text, $4::int, $5::int, $6::jsonb, now() FROM quick
     ON CONFLICT (job_id, list, "offset") DO UPDATE SET version = EXCLUDED.version, total = EXCLUDED.total,
       entries = EXCLUDED.entries, read_at = now()`,
    [jobId, list, version, offset, page.total, JSON.stringify(page.entries)],
  );

export const deletePages = (jobId: string, list: string) =>
  prisma().syncPage.deleteMany({ where: { jobId, list } });

/** Forgets all that a job has kept for itself. */
export async function deleteStage(jobId: string): Promise<void> {
  await prisma().$transaction([
    prisma().syncPage.deleteMany({ where: { jobId } }),
    prisma().syncList.deleteMany({ where: { jobId } }),
  ]);
}

/** The lists that this job has finished, with what came of them. */
export async function readFinishedLists(jobId: string): Promise<Map<string, Outcome>> {
  const rows = await prisma().syncList.findMany({ where: { jobId } });
  return new Map(rows.map(({ list, outcome }) => [list, Outcome.from(outcome)]));
}

/** What the pages of a list say together: whether they name one total, and how many entries they lack of it. */
export type Totals = { isOne: boolean; missing: number };

/** The totals of a list, and when the first of its pages was read; the job and the list are expressions. */
export const totalsSql = (job: string, list: string) => `SELECT count(DISTINCT total) = 1 AS "isOne",
    max(total) - sum(jsonb_array_length(entries))::int AS missing, min(read_at) AS "readAt"
  FROM sync_pages WHERE job_id = ${job} AND list = ${list}`;

/** Whether all pages of a list were read of the same state of it: their totals agree, and so does what they hold. */
export const isWhole = ({ isOne, missing }: Totals) => isOne && missing === 0;

/** After a write Spotify shows what was before for about 0.6 seconds (eXPerience83, September 2026). */
const settleMs = 2_000;

/** Waits until Spotify shows what was edited from here. */
export async function waitUntilVisible(editedAt: Date | null | undefined): Promise<void> {
  const left = editedAt ? editedAt.getTime() + settleMs - Date.now() : 0;
  if (left > 0) await new Promise(resolve => setTimeout(resolve, left));
}

/** Whether what was edited from here at `moment` may have been read as it was before, since reading began at `readAt`. */
export const isOutdatedSql = (moment: string, readAt: string) =>
  `${moment} > ${readAt} - interval '${settleMs} milliseconds'`;

/** From the staged entries `e` of the lists in parameters $2 (job) and $3 (lists), with these columns. */
export const fromStagedSql = (columns: string) => `FROM sync_pages p CROSS JOIN LATERAL
    ROWS FROM (jsonb_to_recordset(p.entries) AS (${columns})) WITH ORDINALITY AS e
  WHERE p.job_id = $2::uuid AND p.list = ANY($3::text[])`;

/** The staged entries of the same lists in order: `list`, `position`, `uri`, `title`, `kind`, `added_at`. */
export const stagedSql = `SELECT p.list, row_number() OVER (PARTITION BY p.list ORDER BY p."offset", e.ordinality)::int - 1 AS position, e.*
  ${fromStagedSql("uri text, title text, kind text, added_at timestamptz")}`;

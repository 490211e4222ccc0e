import { songColumns } from "@/lib/library/write-songs";
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
export async function stagedLists(jobId: string): Promise<Map<string, Staged>> {
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

/** Keeps a page until its list is complete, so that a job that was killed goes on behind it. */
export const stagePage = (jobId: string, list: string, version: string, offset: number, page: Page) =>
  sql(
    `INSERT INTO sync_pages (job_id, list, version, "offset", total, entries, read_at)
     VALUES ($1, $2, $3, $4, $5, $6, now())
     ON CONFLICT (job_id, list, "offset") DO UPDATE SET version = EXCLUDED.version, total = EXCLUDED.total,
       entries = EXCLUDED.entries, read_at = now()`,
    [jobId, list, version, offset, page.total, JSON.stringify(page.entries)],
  );

export const dropPages = (jobId: string, list: string) =>
  prisma().syncPage.deleteMany({ where: { jobId, list } });

/** Forgets all that a job has kept for itself. */
export async function dropStage(jobId: string): Promise<void> {
  await prisma().$transaction([
    prisma().syncPage.deleteMany({ where: { jobId } }),
    prisma().syncList.deleteMany({ where: { jobId } }),
  ]);
}

/** The lists that this job has finished, with what came of them. */
export async function finishedLists(jobId: string): Promise<Map<string, Outcome>> {
  const rows = await prisma().syncList.findMany({ where: { jobId } });
  return new Map(rows.map(({ list, outcome }) => [list, Outcome.from(outcome)]));
}

/** Whether all pages of a list were read of the same state of it: their totals agree, and so does what they hold. */
export async function isConsistent(jobId: string, list: string): Promise<boolean> {
  const [row] = await sql<{ totals: number; total: number; entries: number }>(
    `SELECT count(DISTINCT total)::int AS totals, max(total) AS total, sum(jsonb_array_length(entries))::int AS entries
     FROM sync_pages WHERE job_id = $1 AND list = $2`,
    [jobId, list],
  );
  return row?.totals === 1 && row.total === row.entries;
}

/** After a write Spotify shows what was before for about 0.6 seconds (eXPerience83, September 2026). */
const settleMs = 2_000;

/** Waits until Spotify shows what was edited from here. */
export async function settled(editedAt: Date | null | undefined): Promise<void> {
  const left = editedAt ? editedAt.getTime() + settleMs - Date.now() : 0;
  if (left > 0) await new Promise(resolve => setTimeout(resolve, left));
}

/** Whether the list in parameters $2 (job) and $3 (list), edited from here at `moment`, may have been read as it was before. */
export const isOutdatedSql = (moment: string) => `${moment} > (SELECT min(read_at) FROM sync_pages
  WHERE job_id = $2 AND list = $3) - interval '${settleMs} milliseconds'`;

/** The staged entries of the list in parameters $2 (job) and $3 (list) in order: `position`, `kind`, `added_at`, a song. */
export const stagedSql = `SELECT row_number() OVER (ORDER BY p."offset", e.ordinality)::int - 1 AS position, e.*
  FROM sync_pages p CROSS JOIN LATERAL
    ROWS FROM (jsonb_to_recordset(p.entries) AS (${songColumns}, kind text, added_at timestamptz)) WITH ORDINALITY AS e
  WHERE p.job_id = $2::uuid AND p.list = $3`;

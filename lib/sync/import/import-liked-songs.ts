import { prisma, sql, sqlTransaction } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { pageSize } from "@/lib/spotify/catalog-client";
import { savedTrackEntry } from "./entries";
import { closeLists, holdJob, parametersOf, type StagedList, takeStagedSongs } from "./finish-list";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import { Pool } from "./pool";
import {
  deletePages,
  isFresh,
  isOutdatedSql,
  isWhole,
  readStagedLists,
  stagedSql,
  stagePage,
  type Totals,
  totalsSql,
  waitUntilVisible,
} from "./staged-pages";

const list = "liked";
const name = "your liked songs";
/** When this many pages did not explain the change, the rest is read as well, several at a time. */
const pagesOneByOne = 4;

/** A local file may be liked here and nowhere else: what Spotify does not send says nothing about it. */
const ours = `SELECT l.song_id, l.added_at FROM liked_songs l JOIN songs s ON s.id = l.song_id
  WHERE l.user_id = $1 AND NOT s.is_local`;

/**
 * What the pages read until now, the newest likes, say about the rest: `fresh` of them are new, and `gone` of ours lie
 * between them. When Spotify's total is what follows from that, nothing older has changed.
 */
const explained = `WITH staged AS (${stagedSql}),
  read AS (SELECT s.id, staged.uri, staged.added_at FROM staged LEFT JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri),
  ours AS (${ours}),
  gone AS (
    SELECT count(*)::int AS songs FROM ours WHERE added_at > (SELECT min(added_at) FROM read)
      AND song_id NOT IN (SELECT id FROM read WHERE id IS NOT NULL)),
  fresh AS (
    SELECT count(DISTINCT uri)::int AS songs FROM read
    WHERE uri IS NOT NULL AND (id IS NULL OR id NOT IN (SELECT song_id FROM liked_songs WHERE user_id = $1))),
  known AS (SELECT count(*)::int AS songs FROM ours)
  SELECT known.songs AS known, known.songs + fresh.songs - gone.songs
      + COALESCE((SELECT liked_left_out FROM library_syncs WHERE user_id = $1), 0) AS total,
    (SELECT min(added_at) FROM read) AS oldest
  FROM known, fresh, gone`;

const replace = `WITH staged AS (${stagedSql}),
  incoming AS (
    SELECT DISTINCT ON (s.id) s.id AS song_id, staged.added_at
    FROM staged JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri ORDER BY s.id, staged.added_at),
  removed AS (
    DELETE FROM liked_songs WHERE song_id IN (SELECT song_id FROM (${ours}) ours
      WHERE song_id NOT IN (SELECT song_id FROM incoming) AND ($4::timestamptz IS NULL OR added_at > $4)) RETURNING 1),
  written AS (
    INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, song_id, added_at FROM incoming
    ON CONFLICT (song_id) DO UPDATE SET added_at = EXCLUDED.added_at RETURNING song_id, (xmax = 0) AS is_new)
  SELECT count(*) FILTER (WHERE is_new AND NOT s.is_local)::int AS added,
    (SELECT count(*)::int FROM removed) AS removed
  FROM written JOIN songs s ON s.id = written.song_id`;

const stored = `SELECT count(*)::int AS songs FROM (${ours}) ours`;

const readSince = "(SELECT min(read_at) FROM sync_pages WHERE job_id = $2 AND list = ANY($3))";

const lock = `SELECT ${isOutdatedSql("liked_edited_at", readSince)} AS "isOutdated" FROM library_syncs
  WHERE user_id = $1 FOR UPDATE`;

async function totalsOf({ jobId }: ImportRun): Promise<Totals> {
  const [totals] = await sql<Totals>(totalsSql("$1", "$2"), [jobId, list]);
  return totals ?? { isOne: false, missing: 0 };
}

const remember = `INSERT INTO library_syncs (user_id, liked_left_out, synced_at, next_sync_at)
  VALUES ($1, $2, now(), now()) ON CONFLICT (user_id) DO UPDATE SET liked_left_out = EXCLUDED.liked_left_out`;

type Reading = { read: (offset: number) => Promise<number>; total: number };

/** Makes the person's liked songs the same as on Spotify, in one step. When little changed, little is read. */
export async function importLikedSongs(run: ImportRun): Promise<void> {
  const { progress, finished } = run;
  const before = finished.get(list);
  if (before) {
    const { added, unchanged, skipped } = before.counts;
    progress.include(before);
    progress.expect(added + unchanged + skipped);
    return progress.advance(added + unchanged + skipped);
  }
  await progress.write("importing liked songs");
  const reading = await begin(run);
  progress.expect(reading.total);
  // Somebody likes songs here meanwhile: the second time theirs are left as they are, to the next import.
  const outcome = (await readAndFinish(run, reading)) ?? (await readAgain(run));
  progress.include(outcome ?? (await keepAsTheyAre(run, reading.total)));
  await progress.write();
}

async function readAndFinish(run: ImportRun, reading: Reading): Promise<Outcome | null> {
  const until = await readNewest(run, reading);
  const total = until ? reading.total : await readAll(run, reading);
  return finish(run, until, total);
}

async function readAgain(run: ImportRun): Promise<Outcome | null> {
  await deletePages(run.jobId, list);
  run.staged.delete(list);
  return readAndFinish(run, await begin(run));
}

async function keepAsTheyAre({ jobId }: ImportRun, total: number): Promise<Outcome> {
  await deletePages(jobId, list);
  const outcome = new Outcome();
  outcome.skip("edited", [name], Math.max(1, total));
  return outcome;
}

/** Reads the first page, which after a long wait says whether what an interrupted run has read still holds. */
async function begin({ ctx, jobId, client, staged }: ImportRun): Promise<Reading> {
  const known = staged.get(list);
  const sync = await prisma().librarySync.findUnique({ where: { userId: ctx.userId } });
  await waitUntilVisible(sync?.likedEditedAt);
  const readPage = async (offset: number) => {
    const page = await client.savedTracks(offset);
    return { total: page.total, entries: page.items.map(savedTrackEntry) };
  };
  const readInto = (version: string) => async (offset: number) => {
    const page = await readPage(offset);
    await stagePage(jobId, list, version, offset, page);
    return page.total;
  };
  if (known?.offsets.has(0) && isFresh(known)) return { read: readInto(known.version), total: known.total };
  const first = await readPage(0);
  const version = JSON.stringify([first.total, first.entries.slice(0, 3)]);
  if (known && known.version !== version) {
    await deletePages(jobId, list);
    staged.delete(list);
  }
  await stagePage(jobId, list, version, 0, first);
  return { read: readInto(version), total: first.total };
}

/** Reads from the newest on. Resolves to the moment behind which nothing has changed; null when all has to be read. */
async function readNewest({ ctx, jobId, staged }: ImportRun, { read, total }: Reading): Promise<Date | null> {
  for (let page = 0; page < pagesOneByOne; page++) {
    const offset = page * pageSize;
    if (offset > 0 && offset < total && !staged.get(list)?.offsets.has(offset)) await read(offset);
    const [row] = await sql<{ known: number; total: number; oldest: Date | null }>(explained, [
      ctx.userId,
      jobId,
      [list],
    ]);
    if (!row || row.known === 0) return null;
    if (row.oldest && row.total === total) return row.oldest;
  }
  return null;
}

/** Resolves to how many there are in all. */
async function readAll(run: ImportRun, reading: Reading): Promise<number> {
  await readMissing(run, reading, reading.total);
  if (isWhole(await totalsOf(run))) return reading.total;
  // The list changed while it was read.
  await deletePages(run.jobId, list);
  const total = await reading.read(0);
  await readMissing(run, reading, total);
  return total;
}

async function readMissing(run: ImportRun, { read }: Reading, total: number): Promise<void> {
  const { jobId, progress } = run;
  const present = (await readStagedLists(jobId)).get(list)?.offsets ?? new Set();
  const pool = new Pool(run);
  for (let offset = 0; offset < total; offset += pageSize) {
    if (present.has(offset)) continue;
    pool.add(async () => {
      await read(offset);
      progress.advance(Math.min(pageSize, total - offset));
      await progress.write();
    });
  }
  await pool.work();
}

/** @returns null, and nothing is changed, when songs were liked or unliked here while the list was read */
async function finish(run: ImportRun, until: Date | null, total: number): Promise<Outcome | null> {
  const lists: StagedList[] = [{ list, name }];
  const { userId } = run.ctx;
  const { missing } = await totalsOf(run);
  return sqlTransaction(async client => {
    await holdJob(client, run);
    const parameters = parametersOf(run, lists);
    const { rows: locked } = await client.query<{ isOutdated: boolean | null }>(lock, parameters);
    if (locked[0]?.isOutdated) return null;
    const outcomes = await takeStagedSongs(client, run, lists);
    const { rows: changes } = await client.query<{ added: number; removed: number }>(replace, [
      ...parameters,
      until,
    ]);
    const { rows: counts } = await client.query<{ songs: number }>(stored, [userId]);
    const { added, removed } = changes[0] ?? { added: 0, removed: 0 };
    const { songs } = counts[0] ?? { songs: 0 };
    if (added + removed > 0) await followEdits(client, userId, "likedSongs");
    for (const outcome of outcomes.values()) {
      outcome.count({ added, removed, unchanged: songs - added });
      if (!until && missing > 0) outcome.skip("incomplete", [name], missing);
      const unexplained = total - songs - outcome.counts.skipped;
      if (unexplained > 0) outcome.skip("withdrawn", [name], unexplained);
    }
    await client.query(remember, [userId, total - songs]);
    await closeLists(client, run, outcomes);
    return outcomes.get(list) ?? null;
  });
}

import { personTransaction, prisma, sql } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { pageSize } from "@/lib/spotify/catalog-client";
import { savedTrackEntry } from "./entries";
import { finishLists, lockRunningJob, writeStagedSongs } from "./finish-list";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import { Pool } from "./pool";
import {
  deletePages,
  isComplete,
  isFresh,
  isOutdatedSql,
  readStagedLists,
  type StagedTotals,
  stagedEntriesSql,
  stagedTotalsSql,
  stagePage,
  waitUntilVisible,
} from "./staged-pages";

/** The key under which liked songs are staged. */
const likedListKey = "liked";
const listName = "your liked songs";
/** The first pages are read one by one; if they do not explain the change, the other pages are read several at a time. */
const maxSinglePages = 4;

/** Leaves out local files: they can be liked in Tonearm only, so Spotify's list does not contain them. */
const likedTracksSql = (userId: string) => `SELECT l.song_id, l.added_at
  FROM liked_songs l JOIN songs s ON s.id = l.song_id WHERE l.user_id = ${userId} AND NOT s.is_local`;

/**
 * Predicts Spotify's total from the newest likes read so far: `fresh` counts new likes, and `gone` counts stored likes from the
 * same time that Spotify no longer lists. If the prediction is right, no older like has changed.
 */
const predictTotal = `WITH staged AS (${stagedEntriesSql("$2", "$3")}),
  read AS (SELECT s.id, staged.uri, staged.added_at FROM staged LEFT JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri),
  stored AS (${likedTracksSql("$1")}),
  gone AS (
    SELECT count(*)::int AS songs FROM stored WHERE added_at > (SELECT min(added_at) FROM read)
      AND song_id NOT IN (SELECT id FROM read WHERE id IS NOT NULL)),
  fresh AS (
    SELECT count(DISTINCT uri)::int AS songs FROM read
    WHERE uri IS NOT NULL AND (id IS NULL OR id NOT IN (SELECT song_id FROM liked_songs WHERE user_id = $1))),
  known AS (SELECT count(*)::int AS songs FROM stored)
  SELECT known.songs AS known, known.songs + fresh.songs - gone.songs
      + COALESCE((SELECT liked_left_out FROM library_syncs WHERE user_id = $1), 0) AS total,
    (SELECT min(added_at) FROM read) AS oldest
  FROM known, fresh, gone`;

const replaceLikedSongs = `WITH staged AS (${stagedEntriesSql("$2", "$3")}),
  incoming AS (
    SELECT DISTINCT ON (s.id) s.id AS song_id, staged.added_at
    FROM staged JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri ORDER BY s.id, staged.added_at),
  removed AS (
    DELETE FROM liked_songs WHERE song_id IN (SELECT song_id FROM (${likedTracksSql("$1")}) stored
      WHERE song_id NOT IN (SELECT song_id FROM incoming) AND ($4::timestamptz IS NULL OR added_at > $4)) RETURNING 1),
  written AS (
    INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, song_id, added_at FROM incoming
    ON CONFLICT (song_id) DO UPDATE SET added_at = EXCLUDED.added_at RETURNING song_id, (xmax = 0) AS is_new)
  SELECT count(*) FILTER (WHERE is_new AND NOT s.is_local)::int AS added,
    (SELECT count(*)::int FROM removed) AS removed
  FROM written JOIN songs s ON s.id = written.song_id`;

const countLikedTracks = `SELECT count(*)::int AS songs FROM (${likedTracksSql("$1")}) stored`;

const firstReadSql = (job: string, list: string) =>
  `(SELECT min(read_at) FROM sync_pages WHERE job_id = ${job} AND list = ${list})`;

const lockLikedSongs = `SELECT ${isOutdatedSql("liked_edited_at", firstReadSql("$2", "$3"))} AS "isOutdated" FROM library_syncs
  WHERE user_id = $1 FOR UPDATE`;

const setLikedLeftOut = `INSERT INTO library_syncs (user_id, liked_left_out, synced_at, next_sync_at)
  VALUES ($1, $2, now(), now()) ON CONFLICT (user_id) DO UPDATE SET liked_left_out = EXCLUDED.liked_left_out`;

async function readTotals({ jobId }: ImportRun): Promise<StagedTotals> {
  const [totals] = await sql<StagedTotals>(stagedTotalsSql("$1", "$2"), [jobId, likedListKey]);
  return totals ?? { isOneTotal: false, missing: 0 };
}

type Reading = { read: (offset: number) => Promise<number>; total: number };

/** Imports the liked songs in one transaction. Reads only the newest pages if they explain the change. */
export async function importLikedSongs(run: ImportRun): Promise<void> {
  const { progress, finishedLists } = run;
  const earlierOutcome = finishedLists.get(likedListKey);
  if (earlierOutcome) {
    const { added, unchanged, skipped } = earlierOutcome.counts;
    progress.outcome.include(earlierOutcome);
    progress.expect(added + unchanged + skipped);
    return progress.advance(added + unchanged + skipped);
  }
  await progress.write("importing liked songs");
  const reading = await startReading(run);
  progress.expect(reading.total);
  progress.outcome.include(
    (await readAndFinish(run, reading)) ?? (await readAgain(run)) ?? (await skipEdited(run, reading.total)),
  );
  await progress.write();
}

/** @returns null when the person liked or unliked songs in Tonearm while the list was read */
async function readAndFinish(run: ImportRun, reading: Reading): Promise<Outcome | null> {
  const until = await readNewest(run, reading);
  const total = until ? reading.total : await readAll(run, reading);
  return finish(run, until, total);
}

async function readAgain(run: ImportRun): Promise<Outcome | null> {
  await deletePages(run.jobId, likedListKey);
  run.stagedLists.delete(likedListKey);
  return readAndFinish(run, await startReading(run));
}

/** Skips the liked songs because they were edited during both tries; the next import reads them. */
async function skipEdited({ jobId }: ImportRun, total: number): Promise<Outcome> {
  await deletePages(jobId, likedListKey);
  const outcome = new Outcome();
  outcome.skip("edited", [listName], Math.max(1, total));
  return outcome;
}

/** Reads the first page unless it is staged. After a long wait, a changed first page shows that staged pages are outdated. */
async function startReading({ ctx, jobId, client, stagedLists }: ImportRun): Promise<Reading> {
  const stagedPages = stagedLists.get(likedListKey);
  const sync = await prisma().librarySync.findUnique({ where: { userId: ctx.userId } });
  await waitUntilVisible(sync?.likedEditedAt);
  const readPage = async (offset: number) => {
    const page = await client.savedTracks(offset);
    return { total: page.total, entries: page.items.map(savedTrackEntry) };
  };
  const readAndStage = (version: string) => async (offset: number) => {
    const page = await readPage(offset);
    await stagePage(jobId, likedListKey, version, offset, page);
    return page.total;
  };
  if (stagedPages?.offsets.has(0) && isFresh(stagedPages))
    return { read: readAndStage(stagedPages.version), total: stagedPages.total };
  const first = await readPage(0);
  const version = JSON.stringify([first.total, first.entries.slice(0, 3)]);
  if (stagedPages && stagedPages.version !== version) {
    await deletePages(jobId, likedListKey);
    stagedLists.delete(likedListKey);
  }
  await stagePage(jobId, likedListKey, version, 0, first);
  return { read: readAndStage(version), total: first.total };
}

/** Reads the newest pages. Returns the time before which no like has changed, null when the whole list must be read. */
async function readNewest(
  { ctx, jobId, stagedLists }: ImportRun,
  { read, total }: Reading,
): Promise<Date | null> {
  for (let page = 0; page < maxSinglePages; page++) {
    const offset = page * pageSize;
    if (offset > 0 && offset < total && !stagedLists.get(likedListKey)?.offsets.has(offset))
      await read(offset);
    const [row] = await sql<{ known: number; total: number; oldest: Date | null }>(predictTotal, [
      ctx.userId,
      jobId,
      [likedListKey],
    ]);
    if (!row || row.known === 0) return null;
    if (row.oldest && row.total === total) return row.oldest;
  }
  return null;
}

/** Reads the whole list. Returns its total. */
async function readAll(run: ImportRun, reading: Reading): Promise<number> {
  await readMissing(run, reading, reading.total);
  if (isComplete(await readTotals(run))) return reading.total;
  // The list changed while it was read.
  await deletePages(run.jobId, likedListKey);
  const total = await reading.read(0);
  await readMissing(run, reading, total);
  return total;
}

async function readMissing(run: ImportRun, { read }: Reading, total: number): Promise<void> {
  const { jobId, progress } = run;
  const readOffsets = (await readStagedLists(jobId)).get(likedListKey)?.offsets ?? new Set();
  const readPage = async (offset: number) => {
    await read(offset);
    progress.advance(Math.min(pageSize, total - offset));
    await progress.write();
  };
  const offsets: number[] = [];
  for (let offset = 0; offset < total; offset += pageSize) if (!readOffsets.has(offset)) offsets.push(offset);
  const pool = new Pool(run);
  await pool.all(offsets.map(offset => pool.run(() => readPage(offset))));
}

/** Replaces the liked songs added after `until`, or all. @returns null when the staged pages are outdated; changes nothing then */
async function finish(run: ImportRun, until: Date | null, total: number): Promise<Outcome | null> {
  const { ctx, jobId } = run;
  const { userId } = ctx;
  const { missing } = await readTotals(run);
  return personTransaction(userId, async client => {
    await lockRunningJob(client, run);
    const { rows: locked } = await client.query<{ isOutdated: boolean | null }>(lockLikedSongs, [
      userId,
      jobId,
      likedListKey,
    ]);
    if (locked[0]?.isOutdated) return null;
    const outcomes = await writeStagedSongs(client, run, [{ list: likedListKey, name: listName }]);
    const outcome = outcomes.get(likedListKey) ?? new Outcome();
    const { rows: changes } = await client.query<{ added: number; removed: number }>(replaceLikedSongs, [
      userId,
      jobId,
      [likedListKey],
      until,
    ]);
    const { rows: counts } = await client.query<{ songs: number }>(countLikedTracks, [userId]);
    const { added, removed } = changes[0] ?? { added: 0, removed: 0 };
    const { songs } = counts[0] ?? { songs: 0 };
    if (added + removed > 0) await followEdits(client, userId, "likedSongs");
    outcome.addCounts({ added, removed, unchanged: songs - added });
    if (!until && missing > 0) outcome.skip("incomplete", [listName], missing);
    const withdrawnCount = total - songs - outcome.counts.skipped;
    if (withdrawnCount > 0) outcome.skip("withdrawn", [listName], withdrawnCount);
    await client.query(setLikedLeftOut, [userId, total - songs]);
    await finishLists(client, run, outcomes);
    return outcome;
  });
}

import { personTransaction, prisma, sql } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { pageSize } from "@/lib/spotify/catalog-client";
import { SpotifyError } from "@/lib/spotify/errors";
import { likedSongsExample } from "@/lib/sync/skip-examples";
import { toEntry } from "./entries";
import { finishLists, lockRunningJob, writeStagedSongs } from "./finish-list";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import { Pool } from "./pool";
import { isLastPage, type PageResult, readInRounds, totalOfPage } from "./read-pages";
import {
  deletePages,
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
/** The first pages are read one by one; if they do not explain the change, the other pages are read several at a time. */
const maxSinglePages = 4;

/** Leaves out local files: they can be liked in Tonearm only, so Spotify's list does not contain them. */
const likedTracksSql = (userId: string) => `SELECT l.song_id, l.added_at
  FROM liked_songs l JOIN songs s ON s.id = l.song_id WHERE l.user_id = ${userId} AND NOT s.is_local`;

/** The most URIs of one question to `/me/library/contains`. */
const maxQuestions = 40;

/** Selects some of the likes that a reading would remove, spread over the list. */
const someRemovedUris = `WITH staged AS (${stagedEntriesSql("$2", "$3")})
  SELECT s.uri FROM (${likedTracksSql("$1")}) stored JOIN songs s ON s.id = stored.song_id
  WHERE s.uri NOT IN (SELECT uri FROM staged WHERE uri IS NOT NULL) ORDER BY md5(s.uri) LIMIT ${maxQuestions}`;

/**
 * Predicts Spotify's total from the newest likes read so far: `fresh` counts new likes, and `gone` counts stored likes from the
 * same time that Spotify no longer lists. If the prediction is right, no older like has changed.
 */
const predictTotal = `WITH staged AS (${stagedEntriesSql("$2", "$3")}),
  read AS (SELECT s.id, staged.uri, staged.added_at FROM staged LEFT JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri),
  stored AS (${likedTracksSql("$1")}),
  dated AS (SELECT added_at FROM read WHERE added_at > 'epoch'),
  gone AS (
    SELECT count(*)::int AS songs FROM stored WHERE added_at > (SELECT min(added_at) FROM dated)
      AND song_id NOT IN (SELECT id FROM read WHERE id IS NOT NULL)),
  fresh AS (
    SELECT count(DISTINCT uri)::int AS songs FROM read
    WHERE uri IS NOT NULL AND (id IS NULL OR id NOT IN (SELECT song_id FROM liked_songs WHERE user_id = $1))),
  known AS (SELECT count(*)::int AS songs FROM stored)
  SELECT known.songs AS known, known.songs + fresh.songs - gone.songs
      + COALESCE((SELECT liked_left_out FROM library_syncs WHERE user_id = $1), 0) AS total,
    (SELECT min(added_at) FROM dated) AS oldest
  FROM known, fresh, gone`;

/** A malformed entry has no id; likes of songs with its name stay. */
const replaceLikedSongs = `WITH staged AS (${stagedEntriesSql("$2", "$3")}),
  incoming AS (
    SELECT DISTINCT ON (s.id) s.id AS song_id, staged.added_at
    FROM staged JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri ORDER BY s.id, staged.added_at),
  unidentified AS (
    SELECT k.id FROM songs k JOIN staged ON staged.kind = 'malformed' AND k.title = staged.title WHERE k.user_id = $1),
  removed AS (
    DELETE FROM liked_songs WHERE song_id IN (SELECT song_id FROM (${likedTracksSql("$1")}) stored
      WHERE song_id NOT IN (SELECT song_id FROM incoming UNION ALL SELECT id FROM unidentified)
        AND ($4::timestamptz IS NULL OR added_at > $4)) RETURNING 1),
  written AS (
    INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, song_id, added_at FROM incoming
    ON CONFLICT (song_id) DO UPDATE
      SET added_at = COALESCE(NULLIF(EXCLUDED.added_at, 'epoch'), liked_songs.added_at) RETURNING song_id, (xmax = 0) AS is_new)
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
  if (!totals) throw new Error("an aggregate has no row");
  return totals;
}

/** Tells if all pages show the same state of the list. An empty list is not believed at once if it would remove likes. */
async function isComplete(run: ImportRun): Promise<boolean> {
  const { isOneTotal, total, entries } = await readTotals(run);
  if (!isOneTotal || entries !== total) return false;
  return entries > 0 || (await readRemovedUris(run)).length === 0;
}

async function readRemovedUris({ ctx, jobId }: ImportRun): Promise<string[]> {
  const rows = await sql<{ uri: string }>(someRemovedUris, [ctx.userId, jobId, [likedListKey]]);
  return rows.map(({ uri }) => uri);
}

type Reading = { read: (offset: number) => Promise<PageResult>; total: number };
type UnfinishedReason = "edited" | "inconsistent";

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
  let result = await readAndFinish(run, reading);
  if (result === "edited") result = await readAgain(run);
  progress.outcome.include(
    typeof result === "string" ? await leaveToNextImport(run, result, reading.total) : result,
  );
  await progress.write();
}

async function readAndFinish(run: ImportRun, reading: Reading): Promise<Outcome | UnfinishedReason> {
  const until = await readNewest(run, reading);
  if (!until && !(await readAll(run, reading))) return "inconsistent";
  return finish(run, until);
}

async function readAgain(run: ImportRun): Promise<Outcome | UnfinishedReason> {
  await deletePages(run.jobId, likedListKey);
  run.stagedLists.delete(likedListKey);
  return readAndFinish(run, await startReading(run));
}

/** Leaves the liked songs as they are because they could not be read in two tries; the next import reads them. */
async function leaveToNextImport(
  { jobId }: ImportRun,
  reason: UnfinishedReason,
  total: number,
): Promise<Outcome> {
  await deletePages(jobId, likedListKey);
  const outcome = new Outcome();
  outcome.skip(reason, [likedSongsExample], Math.max(1, total));
  return outcome;
}

/** Reads the first page unless it is staged. After a long wait, a changed first page shows that staged pages are outdated. */
async function startReading({ ctx, jobId, client, stagedLists }: ImportRun): Promise<Reading> {
  const stagedPages = stagedLists.get(likedListKey);
  const sync = await prisma().librarySync.findUnique({ where: { userId: ctx.userId } });
  await waitUntilVisible(sync?.likedEditedAt);
  const readPage = async (offset: number) => {
    const page = await client.savedTracks(offset);
    const entries = page.items.map(toEntry);
    return { total: totalOfPage(page, offset), entries, isLast: isLastPage(page) };
  };
  const readAndStage = (version: string) => async (offset: number) => {
    const page = await readPage(offset);
    await stagePage(jobId, likedListKey, version, offset, page);
    return page;
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

/**
 * Reads the whole list, and once more if its numbers disagree.
 * @returns false if they still disagree and would remove songs that Spotify still has in its library
 */
async function readAll(run: ImportRun, reading: Reading): Promise<boolean> {
  await readMissing(run, reading, reading.total);
  if (await isComplete(run)) return true;
  await deletePages(run.jobId, likedListKey);
  await readMissing(run, reading, 1);
  return (await isComplete(run)) || !(await hasRemovedSongs(run));
}

/** Asks Spotify about some of the songs that a reading would remove: one call, and none if it removes nothing. */
async function hasRemovedSongs(run: ImportRun): Promise<boolean> {
  const uris = await readRemovedUris(run);
  if (uris.length === 0) return false;
  try {
    const answers = await run.client.contains(uris);
    return answers.length < uris.length || answers.includes(true);
  } catch (error) {
    if (error instanceof SpotifyError && error.code === "spotify_reply_unusable") return true;
    throw error;
  }
}

async function readMissing(run: ImportRun, { read }: Reading, total: number): Promise<void> {
  const { jobId, progress } = run;
  const readOffsets = (await readStagedLists(jobId)).get(likedListKey)?.offsets ?? new Set();
  await readInRounds(new Pool(run), total, readOffsets, async offset => {
    const result = await read(offset);
    progress.advance(Math.max(0, Math.min(pageSize, result.total - offset)));
    await progress.write();
    return result;
  });
}

/** Replaces the liked songs added after `until`, or all. Changes nothing if the staged pages are outdated. */
async function finish(run: ImportRun, until: Date | null): Promise<Outcome | "edited"> {
  const { ctx, jobId } = run;
  const { userId } = ctx;
  const { total, entries } = await readTotals(run);
  return personTransaction(userId, async client => {
    await lockRunningJob(client, run);
    const { rows: locked } = await client.query<{ isOutdated: boolean | null }>(lockLikedSongs, [
      userId,
      jobId,
      likedListKey,
    ]);
    if (locked[0]?.isOutdated) return "edited";
    const outcomes = await writeStagedSongs(client, run, [{ list: likedListKey, name: null }]);
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
    if (!until && total > entries) outcome.skip("incomplete", [likedSongsExample], total - entries);
    const withdrawnCount = total - songs - outcome.counts.skipped;
    if (withdrawnCount > 0) outcome.skip("withdrawn", [likedSongsExample], withdrawnCount);
    await client.query(setLikedLeftOut, [userId, total - songs]);
    await finishLists(client, run, outcomes);
    return outcome;
  });
}

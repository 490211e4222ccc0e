import type pg from "pg";
import { inBackground, personTransaction, sql } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { supersedePolled } from "../supersede-polled";
import { ImportInterrupted } from "./interruptions";
import { countPassed } from "./present-import";
import { deleteStaged, deleteUnusedSongs } from "./take-back";

const playsPerStep = 10_000;
const songsPerStep = 5_000;

/** Begins with the progress of the undo. An undo that was begun goes on, and deletes the import if the person asks for that meanwhile. */
export const beginUndoSql = (undo: "delete" | "fail") => `undo = '${undo}',
  progress_done = CASE WHEN undo IS NULL THEN 0 ELSE progress_done END,
  progress_total = CASE WHEN undo IS NULL
    THEN (SELECT count(*) FROM plays p WHERE p.user_id = history_imports.user_id AND p.import_id = history_imports.id)
    ELSE progress_total END`;

const advance = "UPDATE history_imports SET progress_done = progress_done + $2 WHERE id = $1";

/** Parts of the imports that have plays of an import as well, the import that was uploaded first before others. */
const selectKnowing = `SELECT k.import_id AS "importId", k.part FROM history_known_plays k JOIN history_imports i ON i.id = k.import_id
  WHERE i.user_id = $1 AND i.id <> $2 AND i.started_at IS NOT NULL AND i.state IN ('running', 'completed') AND i.undo IS NULL
  ORDER BY i.created_at, i.id, k.part`;
/** Finds the plays by their ids only, whatever PostgreSQL knows of new rows: an import belongs to one person. */
const passPlaysOn = `WITH passed AS (
    UPDATE plays SET import_id = $2
    WHERE import_id = $1 AND id = ANY (ARRAY(
      SELECT unnest(k.play_ids) FROM history_known_plays k JOIN history_imports i ON i.id = k.import_id
      WHERE k.import_id = $2 AND k.part = $3 AND i.undo IS NULL))
    RETURNING is_play, superseded_by_id)
  SELECT count(*)::int AS passed, count(*) FILTER (WHERE is_play)::int AS plays,
    count(*) FILTER (WHERE NOT is_play AND superseded_by_id IS NULL)::int AS short FROM passed`;
const selectCounts = "SELECT counts, skipped FROM history_imports WHERE id = $1";
const writeCounts = "UPDATE history_imports SET counts = counts || $2, skipped = $3 WHERE id = $1";

type Undone = { id: string; userId: string };
type Part = { importId: string; part: number };
type Passed = { passed: number; plays: number; short: number };

/** Leaves plays of an import to another import that has them as well, whose counts say so. */
async function passPlays(client: pg.PoolClient, { id }: Undone, { importId, part }: Part) {
  const [passed] = (await client.query<Passed>(passPlaysOn, [id, importId, part])).rows;
  if (!passed?.passed) return;
  await client.query(advance, [id, passed.passed]);
  const [row] = (await client.query<{ counts: unknown; skipped: unknown }>(selectCounts, [importId])).rows;
  const counted = countPassed(row?.counts, row?.skipped, passed);
  await client.query(writeCounts, [
    importId,
    JSON.stringify(counted.counts),
    JSON.stringify(counted.skipped),
  ]);
}

/** In the order of time, so that a step does not read again what the steps before have deleted. */
const deletePlays = `WITH gone AS (
    DELETE FROM plays WHERE id IN (
      SELECT id FROM plays WHERE user_id = $1 AND import_id = $2 AND played_at >= $3 ORDER BY played_at LIMIT ${playsPerStep})
    RETURNING played_at)
  SELECT count(*)::int AS count, max(played_at) AS last FROM gone`;

/** Brings back plays that the import has replaced, unless other imports have brought them as well. */
const restorePlays = `WITH back AS (
    UPDATE plays SET superseded_by_id = NULL WHERE id IN (
      SELECT id FROM plays WHERE superseded_by_id = $1 ORDER BY played_at LIMIT ${playsPerStep})
    RETURNING played_at)
  SELECT count(*)::int AS count, min(played_at) AS first, max(played_at) AS last FROM back`;

/** A row of another import belongs to one play, also if that play was brought back in the step before. */
const reachMs = 2 * 60 * 60_000;

async function restoreStep(client: pg.PoolClient, { id, userId }: Undone): Promise<boolean> {
  const { rows } = await client.query<{ count: number; first: Date; last: Date }>(restorePlays, [id]);
  const [{ count, first, last } = { count: 0, first: new Date(), last: new Date() }] = rows;
  if (count > 0) await supersedePolled(client, userId, new Date(first.getTime() - reachMs), last);
  return count === playsPerStep;
}

const selectSongs = `SELECT id FROM songs WHERE user_id = $1 AND history_import_id = $2 LIMIT ${songsPerStep}`;
/** Songs that other imports use, too, are theirs from now on. */
const passSongsOn = `UPDATE songs s SET history_import_id = (
    SELECT p.import_id FROM plays p WHERE p.song_id = s.id AND p.import_id <> s.history_import_id LIMIT 1)
  WHERE s.user_id = $1 AND s.id = ANY ($2)`;

async function songsStep(client: pg.PoolClient, { id, userId }: Undone): Promise<boolean> {
  const songs = (await client.query<{ id: string }>(selectSongs, [userId, id])).rows.map(song => song.id);
  if (songs.length === 0) return false;
  await deleteUnusedSongs(client, userId, songs);
  await client.query(passSongsOn, [userId, songs]);
  return songs.length === songsPerStep;
}

/** A transaction of its own, so that the person's other work can go on between two steps. The last one of all waits for the disk. */
const step = <T>(userId: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  if (shutdown().aborted) throw new ImportInterrupted();
  return personTransaction(userId, async client => {
    await client.query("SET LOCAL synchronous_commit = off");
    return work(client);
  });
};

async function deleteStep(client: pg.PoolClient, { id, userId }: Undone, since: Date): Promise<Date | null> {
  const { rows } = await client.query<{ count: number; last: Date }>(deletePlays, [userId, id, since]);
  const [{ count, last } = { count: 0, last: since }] = rows;
  await client.query(advance, [id, count]);
  return count === playsPerStep ? last : null;
}

const endUndo = [
  "DELETE FROM history_known_plays WHERE import_id = $1",
  "DELETE FROM history_imports WHERE id = $1 AND undo = 'delete'",
  "UPDATE history_imports SET state = 'failed', undo = NULL, finished_at = clock_timestamp() WHERE id = $1 AND undo = 'fail'",
];

/**
 * Takes back what an import has stored: its plays, and the songs that nothing else uses. Plays that another import has as well stay, and
 * plays that it replaced come back. Each step leaves a state from which the undo can begin again, so a process that was killed loses
 * nothing. No other import of the person begins to write meanwhile.
 * @throws ImportInterrupted
 */
export const finishUndo = (undone: Undone): Promise<void> =>
  inBackground(async () => {
    const { id, userId } = undone;
    await deleteStaged(sql, id);
    // Read with the lock: an import that begins meanwhile has either begun and is found, or waits for the end of the undo.
    const parts = await step(userId, client => client.query<Part>(selectKnowing, [userId, id]));
    for (const part of parts.rows) await step(userId, client => passPlays(client, undone, part));
    for (let since: Date | null = new Date(0); since; ) {
      const from: Date = since;
      since = await step(userId, client => deleteStep(client, undone, from));
    }
    while (await step(userId, client => restoreStep(client, undone)));
    while (await step(userId, client => songsStep(client, undone)));
    await personTransaction(userId, async client => {
      for (const statement of endUndo) await client.query(statement, [id]);
    });
  });

/** Finishes all undos of a person that were begun. @throws ImportInterrupted */
export async function finishUndos(userId: string): Promise<void> {
  for (const undone of await sql<Undone>(
    `SELECT id, user_id AS "userId" FROM history_imports WHERE user_id = $1 AND undo IS NOT NULL ORDER BY created_at`,
    [userId],
  ))
    await finishUndo(undone);
}

import type pg from "pg";
import { personTransaction } from "@/lib/platform/db";
import { replaceItemsSql } from "@/lib/playlists/versions/replace-items";
import { recordChanges, saveVersion } from "@/lib/playlists/versions/save-version";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { finishLists, lockRunningJob, type StagedList, writeStagedSongs } from "./finish-list";
import type { ImportRun } from "./import-run";
import { judgeReading, type Reading } from "./judge-reading";
import type { Outcome } from "./outcome";
import { isOutdatedSql, type StagedTotals, stagedEntriesSql, stagedTotalsSql } from "./staged-pages";

/** A playlist whose pages are all staged. */
export type ReadPlaylist = StagedList & {
  name: string;
  id: string;
  /** Null if Spotify named none. */
  snapshotId: string | null;
  /** The total in Spotify's list of playlists. */
  listedTotal: number | null;
  isSecondTry: boolean;
};

/** Why a playlist was left as it is: it was edited while it was read, or Spotify's numbers disagree. */
export type UnfinishedReason = "edited" | "inconsistent";
export type FinishResult = Outcome | UnfinishedReason;

/** A malformed entry has no id; it stays the stored song of the same name at the same position. */
const incomingItems = `SELECT target.playlist_id, staged.position, COALESCE(s.id, known.song_id) AS song_id, staged.added_at,
    CASE staged.kind WHEN 'malformed' THEN COALESCE(known.kind::text, 'unavailable') ELSE staged.kind END AS kind
  FROM staged JOIN target USING (list) LEFT JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri
    LEFT JOIN (SELECT i.playlist_id, i.position, i.song_id, i.kind, k.title FROM playlist_items i JOIN songs k ON k.id = i.song_id
      WHERE i.playlist_id = ANY($4)) known
    ON staged.kind = 'malformed' AND known.playlist_id = target.playlist_id AND known.position = staged.position
      AND known.title = staged.title`;

const stagedItems = `target AS (SELECT * FROM unnest($3::text[], $4::uuid[]) AS input(list, playlist_id)),
  staged AS (${stagedEntriesSql("$2", "$3")})`;

/** Counts the stored items that the staged entries lack. */
const countRemoved = `WITH ${stagedItems},
  incoming AS (SELECT playlist_id, song_id, kind, count(*) AS items FROM (${incomingItems}) i GROUP BY 1, 2, 3),
  existing AS (SELECT playlist_id, song_id, kind::text AS kind, count(*) AS items FROM playlist_items
    WHERE playlist_id = ANY($4) GROUP BY 1, 2, 3)
  SELECT e.playlist_id AS id, sum(GREATEST(0, e.items - COALESCE(i.items, 0)))::int AS removed
  FROM existing e LEFT JOIN incoming i ON i.playlist_id = e.playlist_id AND i.kind = e.kind
    AND i.song_id IS NOT DISTINCT FROM e.song_id
  GROUP BY e.playlist_id`;

/** Counts added and unchanged entries only if they can be played; skipped entries are counted by their reason. */
const replaceItems = `WITH ${stagedItems},
  ${replaceItemsSql(incomingItems, "$4")},
  changes AS (
    SELECT playlist_id, 'incoming' AS change, kind, false AS is_moved FROM incoming
    UNION ALL SELECT playlist_id, 'added', kind::text, false FROM added
    UNION ALL SELECT playlist_id, 'removed', NULL, false FROM removed
    UNION ALL SELECT playlist_id, 'kept', kind, position <> old_position FROM kept)
  SELECT playlist_id AS id, count(*) FILTER (WHERE change = 'incoming')::int AS total,
    count(*) FILTER (WHERE change = 'added')::int AS "addedAll",
    count(*) FILTER (WHERE change = 'added' AND kind IN ('song', 'episode'))::int AS added,
    count(*) FILTER (WHERE change = 'removed')::int AS removed,
    count(*) FILTER (WHERE change = 'kept' AND kind IN ('song', 'episode'))::int AS unchanged,
    COALESCE(bool_or(is_moved), false) AS "hasMoves"
  FROM changes GROUP BY playlist_id`;

type Changes = {
  total: number;
  addedAll: number;
  added: number;
  removed: number;
  unchanged: number;
  hasMoves: boolean;
};

const noChanges: Changes = { total: 0, addedAll: 0, added: 0, removed: 0, unchanged: 0, hasMoves: false };

type LockedPlaylist = StagedTotals & {
  id: string;
  isOutdated: boolean | null;
  wasRead: boolean;
  leftOut: number;
};

/** Locks the playlists, and reads what their staged pages contain. */
const lockPlaylists = `SELECT p.id, "isOneTotal", total, entries, "hasEmptyPage", p.left_out AS "leftOut",
    ${isOutdatedSql("p.edited_at", 'read."readAt"')} AS "isOutdated",
    p.snapshot_id IS NOT NULL OR EXISTS (SELECT 1 FROM playlist_items WHERE playlist_id = p.id) AS "wasRead"
  FROM playlists p CROSS JOIN LATERAL (${stagedTotalsSql("$2", "p.spotify_id")}) read
  WHERE p.user_id = $1 AND p.spotify_id = ANY($3) FOR UPDATE OF p`;

/** A statement of its own, because `lockPlaylists` may have waited for the transaction that wrote an edit down. */
const selectEdited =
  "SELECT playlist_id AS id FROM playlist_edits WHERE playlist_id = ANY($1) AND finished_at IS NULL";

const updatePlaylists = `UPDATE playlists SET track_count = input.total, snapshot_id = input.snapshot_id,
    left_out = input.left_out, access = 'owner', synced_at = now()
  FROM unnest($1::uuid[], $2::int[], $3::text[], $4::int[]) AS input(id, total, snapshot_id, left_out)
  WHERE playlists.id = input.id`;

async function saveVersions(client: pg.PoolClient, ids: readonly string[]): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  for (const id of ids) versions.set(id, await saveVersion(client, id, "sync"));
  return versions;
}

/** Returns how many stored items each playlist would lose, for those whose reading is not proven. */
async function readRemovals(
  client: pg.PoolClient,
  { ctx, jobId }: ImportRun,
  playlists: readonly ReadPlaylist[],
): Promise<Map<string, number>> {
  if (playlists.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; removed: number }>(countRemoved, [
    ctx.userId,
    jobId,
    playlists.map(({ list }) => list),
    playlists.map(({ id }) => id),
  ]);
  return new Map(rows.map(({ id, removed }) => [id, removed]));
}

/**
 * Replaces the items of playlists with their staged entries in one transaction, and saves a version of each playlist that
 * changed. One statement for many playlists is much faster than one statement for each playlist.
 * @returns the result per playlist. Playlists that were deleted meanwhile are not in the map.
 */
export const finishPlaylists = (
  run: ImportRun,
  playlists: readonly ReadPlaylist[],
): Promise<Map<ReadPlaylist, FinishResult>> => {
  const { jobId } = run;
  const { userId } = run.ctx;
  return personTransaction(userId, async client => {
    await lockRunningJob(client, run);
    const { rows } = await client.query<LockedPlaylist>(lockPlaylists, [
      userId,
      jobId,
      playlists.map(({ list }) => list),
    ]);
    const locked = new Map(rows.map(row => [row.id, row]));
    const { rows: editedRows } = await client.query<{ id: string }>(selectEdited, [[...locked.keys()]]);
    for (const { id } of editedRows) locked.delete(id);
    const secondTries = playlists.filter(({ id, isSecondTry }) => isSecondTry && locked.has(id));
    const removals = await readRemovals(client, run, secondTries);
    const results = new Map<ReadPlaylist, FinishResult>();
    const ready: { playlist: ReadPlaylist; state: LockedPlaylist; reading: Reading }[] = [];
    for (const playlist of playlists) {
      const state = locked.get(playlist.id);
      if (!state) continue;
      const reading = judgeReading(state, playlist.listedTotal, state.leftOut);
      const { isSecondTry, id } = playlist;
      const isAccepted = isSecondTry ? reading.accepts(removals.get(id) ?? 0) : reading.isProven;
      if (isAccepted && !state.isOutdated) ready.push({ playlist, state, reading });
      else results.set(playlist, state.isOutdated ? "edited" : "inconsistent");
      if (isSecondTry && !isAccepted && reading.isPlausible)
        await client.query("UPDATE playlists SET left_out = $2 WHERE id = $1", [id, reading.leftOut]);
    }
    if (ready.length === 0) return results;
    const lists = ready.map(({ playlist }) => playlist);
    const ids = lists.map(({ id }) => id);
    const outcomes = await writeStagedSongs(client, run, lists);
    const idsReadBefore = ready.flatMap(({ playlist, state }) => (state.wasRead ? [playlist.id] : []));
    const versions = await saveVersions(client, idsReadBefore);
    const { rows: changeRows } = await client.query<Changes & { id: string }>(replaceItems, [
      userId,
      jobId,
      lists.map(({ list }) => list),
      ids,
    ]);
    const changes = new Map(changeRows.map(({ id, ...change }) => [id, change]));

    const needsAnotherReading = ({ id, list }: ReadPlaylist, { isSettled }: Reading) => {
      // A malformed entry may have taken the place of a song, and the next reply may be complete.
      const hasMalformed = outcomes.get(list)?.skipped.some(({ reason }) => reason === "malformed");
      return !isSettled || (hasMalformed === true && (changes.get(id)?.removed ?? 0) > 0);
    };
    const changedIds: string[] = [];
    for (const { playlist, reading } of ready) {
      const { addedAll, added, removed, unchanged, hasMoves } = changes.get(playlist.id) ?? noChanges;
      const isChanged = addedAll > 0 || removed > 0 || hasMoves;
      const versionId = versions.get(playlist.id);
      if (versionId && isChanged)
        await recordChanges(client, playlist.id, versionId, { added: addedAll, removed });
      else if (versionId) await client.query("DELETE FROM playlist_versions WHERE id = $1", [versionId]);
      if (isChanged) changedIds.push(playlist.id);
      const outcome = outcomes.get(playlist.list);
      if (!outcome) throw new Error("a list has no outcome");
      outcome.addCounts({ playlists: 1, added, removed, unchanged });
      if (reading.leftOut > 0) outcome.skip("incomplete", [playlist.name], reading.leftOut);
      results.set(playlist, outcome);
    }
    if (changedIds.length > 0) await followEdits(client, userId, { playlistIds: changedIds });
    await client.query(updatePlaylists, [
      ids,
      ids.map(id => changes.get(id)?.total ?? 0),
      // Without a snapshot the next import reads the list again.
      ready.map(({ playlist, reading }) =>
        needsAnotherReading(playlist, reading) ? null : playlist.snapshotId,
      ),
      ready.map(({ reading }) => Math.max(0, reading.leftOut)),
    ]);
    await finishLists(client, run, outcomes);
    return results;
  });
};

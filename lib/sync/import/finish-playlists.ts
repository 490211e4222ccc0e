import type pg from "pg";
import { sqlTransaction } from "@/lib/platform/db";
import { replaceItemsSql } from "@/lib/playlists/versions/replace-items";
import { recordChanges, saveVersion } from "@/lib/playlists/versions/save-version";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { closeLists, holdJob, parametersOf, type StagedList, takeStagedSongs } from "./finish-list";
import type { ImportRun } from "./import-run";
import type { Outcome } from "./outcome";
import { isOutdatedSql, isWhole, stagedSql, type Totals, totalsSql } from "./staged-pages";

/** A playlist whose pages are all staged. */
export type ReadPlaylist = StagedList & {
  id: string;
  snapshotId: string;
  /** It was read twice: what Spotify counts and did not send this time either is left out. */
  isAgain: boolean;
};

/** Counts added and unchanged entries only if they can be played; skipped entries are counted by their reason. */
const replace = `WITH target AS (SELECT * FROM unnest($3::text[], $4::uuid[]) AS given(list, playlist_id)),
  staged AS (${stagedSql}),
  ${replaceItemsSql(
    `SELECT playlist_id, staged.position, s.id AS song_id, staged.added_at,
      CASE staged.kind WHEN 'malformed' THEN 'unavailable' ELSE staged.kind END AS kind
    FROM staged JOIN target USING (list) LEFT JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri`,
    "$4",
  )},
  changes AS (
    SELECT playlist_id, 'incoming' AS what, kind, false AS is_moved FROM incoming
    UNION ALL SELECT playlist_id, 'added', kind::text, false FROM added
    UNION ALL SELECT playlist_id, 'removed', NULL, false FROM removed
    UNION ALL SELECT playlist_id, 'kept', kind, position <> old_position FROM kept)
  SELECT playlist_id AS id, count(*) FILTER (WHERE what = 'incoming')::int AS total,
    count(*) FILTER (WHERE what = 'added')::int AS "addedAll",
    count(*) FILTER (WHERE what = 'added' AND kind IN ('song', 'episode'))::int AS added,
    count(*) FILTER (WHERE what = 'removed')::int AS removed,
    count(*) FILTER (WHERE what = 'kept' AND kind IN ('song', 'episode'))::int AS unchanged,
    COALESCE(bool_or(is_moved), false) AS "isMoved"
  FROM changes GROUP BY playlist_id`;

type Changes = {
  total: number;
  addedAll: number;
  added: number;
  removed: number;
  unchanged: number;
  isMoved: boolean;
};

const unchanged: Changes = { total: 0, addedAll: 0, added: 0, removed: 0, unchanged: 0, isMoved: false };

type Locked = Totals & { id: string; isOutdated: boolean | null; wasRead: boolean };

/** In one order, so that whoever else locks several does not wait in a circle. */
const lock = `SELECT p.id, "isOne", missing, ${isOutdatedSql("p.edited_at", 'read."readAt"')} AS "isOutdated",
    p.snapshot_id IS NOT NULL OR EXISTS (SELECT 1 FROM playlist_items WHERE playlist_id = p.id) AS "wasRead"
  FROM playlists p CROSS JOIN LATERAL (${totalsSql("$2", "p.spotify_id")}) read
  WHERE p.user_id = $1 AND p.spotify_id = ANY($3) ORDER BY p.id FOR UPDATE OF p`;

const remember = `UPDATE playlists SET track_count = given.total, snapshot_id = given.snapshot_id, access = 'owner',
    synced_at = now()
  FROM unnest($1::uuid[], $2::int[], $3::text[]) AS given(id, total, snapshot_id) WHERE playlists.id = given.id`;

async function keepVersions(client: pg.PoolClient, ids: readonly string[]): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  for (const id of ids) versions.set(id, await saveVersion(client, id, "sync"));
  return versions;
}

/**
 * Makes playlists hold exactly what is staged of them, in one step, remembers which versions of them that are, and keeps the
 * old ones when they differ. Many at a time: one statement for all is a fraction of one for each.
 * @returns what came of each; nothing is changed of those that are not among them, because they were edited here or on
 * Spotify while they were read, or are gone
 */
export const finishPlaylists = <Read extends ReadPlaylist>(
  run: ImportRun,
  playlists: readonly Read[],
): Promise<Map<Read, Outcome>> =>
  sqlTransaction(async client => {
    await holdJob(client, run);
    const { rows } = await client.query<Locked>(lock, parametersOf(run, playlists));
    const locked = new Map(rows.map(row => [row.id, row]));
    const ready = playlists.flatMap(playlist => {
      const state = locked.get(playlist.id);
      return state && !state.isOutdated && (playlist.isAgain || isWhole(state)) ? [{ playlist, state }] : [];
    });
    if (ready.length === 0) return new Map();
    const lists = ready.map(({ playlist }) => playlist);
    const ids = lists.map(({ id }) => id);
    const outcomes = await takeStagedSongs(client, run, lists);
    const readBefore = ready.flatMap(({ playlist, state }) => (state.wasRead ? [playlist.id] : []));
    const versions = await keepVersions(client, readBefore);
    const { rows: counted } = await client.query<Changes & { id: string }>(replace, [
      ...parametersOf(run, lists),
      ids,
    ]);
    const changes = new Map(counted.map(({ id, ...change }) => [id, change]));

    const changed: string[] = [];
    const finished = new Map<Read, Outcome>();
    for (const { playlist, state } of ready) {
      const { addedAll, added, removed, unchanged: kept, isMoved } = changes.get(playlist.id) ?? unchanged;
      const isChanged = addedAll > 0 || removed > 0 || isMoved;
      const versionId = versions.get(playlist.id);
      if (versionId && isChanged)
        await recordChanges(client, playlist.id, versionId, { added: addedAll, removed });
      else if (versionId) await client.query("DELETE FROM playlist_versions WHERE id = $1", [versionId]);
      if (isChanged) changed.push(playlist.id);
      const outcome = outcomes.get(playlist.list);
      if (!outcome) throw new Error("a list has no outcome");
      outcome.count({ playlists: 1, added, removed, unchanged: kept });
      if (state.missing > 0) outcome.skip("incomplete", [playlist.name], state.missing);
      finished.set(playlist, outcome);
    }
    if (changed.length > 0) await followEdits(client, run.ctx.userId, { playlistIds: changed });
    await client.query(remember, [
      ids,
      ids.map(id => changes.get(id)?.total ?? 0),
      // What was read of two states of a list is read again the next time. What Spotify counts and twice did not send is not.
      ready.map(({ playlist, state }) => (state.isOne ? playlist.snapshotId : null)),
    ]);
    await closeLists(client, run, outcomes);
    return finished;
  });

import { sqlTransaction } from "@/lib/platform/db";
import { keepVersion, settleVersion } from "@/lib/playlists/keep-version";
import { followEdits } from "@/lib/shuffle/follow-edits";
import { checkTotal, closeList, parametersOf, type StagedList, takeStagedSongs } from "./finish-list";
import type { Outcome } from "./outcome";
import { isOutdatedSql, stagedSql } from "./staged-pages";

/** A song's id to compare: two that are null are equal, and the join can still be hashed. */
const comparable = (column: string) => `COALESCE(${column}, '00000000-0000-0000-0000-000000000000')`;

/**
 * Entries that were there before keep their ids (and with them their place in a running shuffle): the n-th occurrence of a
 * song is matched with the n-th one stored. Counted is what can be played; what is left out is counted by its reason.
 */
const replace = `WITH staged AS (${stagedSql}),
  incoming AS (
    SELECT staged.position, s.id AS song_id, staged.added_at, k.kind,
      row_number() OVER (PARTITION BY s.id, k.kind ORDER BY staged.position) AS occurrence
    FROM staged CROSS JOIN LATERAL (
      SELECT CASE staged.kind WHEN 'malformed' THEN 'unavailable' ELSE staged.kind END AS kind) k
    LEFT JOIN songs s ON s.user_id = $1::uuid AND s.uri = staged.uri),
  existing AS (
    SELECT id, position, song_id, kind::text AS kind,
      row_number() OVER (PARTITION BY song_id, kind ORDER BY position) AS occurrence
    FROM playlist_items WHERE playlist_id = $4),
  kept AS (
    SELECT e.id, e.position AS old_position, i.position, i.added_at, i.kind FROM existing e JOIN incoming i
      ON ${comparable("i.song_id")} = ${comparable("e.song_id")} AND i.kind = e.kind AND i.occurrence = e.occurrence),
  removed AS (
    DELETE FROM playlist_items WHERE playlist_id = $4 AND id NOT IN (SELECT id FROM kept) RETURNING 1),
  moved AS (
    UPDATE playlist_items p SET position = k.position, added_at = k.added_at FROM kept k
    WHERE p.id = k.id AND (p.position, p.added_at) IS DISTINCT FROM (k.position, k.added_at) RETURNING 1),
  added AS (
    INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
    SELECT $4, position, song_id, kind::"ItemKind", added_at FROM incoming
    WHERE position NOT IN (SELECT position FROM kept) RETURNING kind)
  SELECT (SELECT count(*)::int FROM incoming) AS total, (SELECT count(*)::int FROM added) AS "addedAll",
    (SELECT count(*)::int FROM added WHERE kind IN ('song', 'episode')) AS added,
    (SELECT count(*)::int FROM removed) AS removed,
    (SELECT count(*)::int FROM kept WHERE kind IN ('song', 'episode')) AS unchanged,
    EXISTS (SELECT 1 FROM kept WHERE position <> old_position) AS "isMoved"`;

type Changes = {
  total: number;
  addedAll: number;
  added: number;
  removed: number;
  unchanged: number;
  isMoved: boolean;
};

const lock = `SELECT ${isOutdatedSql("edited_at")} AS "isOutdated",
    snapshot_id IS NOT NULL OR EXISTS (SELECT 1 FROM playlist_items WHERE playlist_id = $1) AS "wasRead" FROM playlists WHERE id = $1 FOR UPDATE`;

/**
 * Makes a playlist hold exactly what is staged of it, in one step, remembers which version of it that is, and keeps the old
 * one when they differ.
 * @returns null, and nothing is changed, when the playlist was edited here while it was read
 */
export const finishPlaylist = (
  staged: StagedList,
  playlist: { id: string; snapshotId: string },
): Promise<Outcome | null> =>
  sqlTransaction(async client => {
    const { rows: locked } = await client.query<{ isOutdated: boolean | null; wasRead: boolean }>(lock, [
      playlist.id,
      staged.run.jobId,
      staged.list,
    ]);
    const [before] = locked;
    if (!before || before.isOutdated) return null;
    const outcome = await takeStagedSongs(client, staged);
    const versionId = before.wasRead ? await keepVersion(client, playlist.id, "sync") : null;
    const { rows } = await client.query<Changes>(replace, [...parametersOf(staged), playlist.id]);
    const [changes] = rows;
    if (!changes) throw new Error("counting gave no row");
    const { total, addedAll, added, removed, unchanged, isMoved } = changes;
    const isChanged = addedAll > 0 || removed > 0 || isMoved;
    if (versionId && isChanged)
      await settleVersion(client, playlist.id, versionId, { added: addedAll, removed });
    else if (versionId) await client.query("DELETE FROM playlist_versions WHERE id = $1", [versionId]);
    if (isChanged) await followEdits(client, staged.run.ctx.userId, { playlistIds: [playlist.id] });
    outcome.count({ playlists: 1, added, removed, unchanged });
    // What was read of two states of a list is read again the next time. What Spotify counts and twice did not send is not.
    const isWhole = await checkTotal(client, staged, outcome);
    await client.query(
      `UPDATE playlists SET track_count = $2, snapshot_id = $3, access = 'owner', synced_at = now() WHERE id = $1`,
      [playlist.id, total, isWhole ? playlist.snapshotId : null],
    );
    await closeList(client, staged, outcome);
    return outcome;
  });

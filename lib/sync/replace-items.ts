import { sqlTransaction } from "@/lib/platform/db";

/** One entry of a playlist as it is to be stored; its place in the list is its position. */
export type ItemRow = {
  songId: string | null;
  kind: "song" | "episode" | "local" | "unavailable";
  addedAt: string;
};

type Changes = { added: number; removed: number; unchanged: number };

/**
 * Entries that were there before keep their ids (and with them their place in a running shuffle): the n-th occurrence of a
 * song is matched with the n-th one stored.
 */
const replace = `WITH incoming AS (
    SELECT place - 1 AS position, song_id, kind, added_at,
      row_number() OVER (PARTITION BY song_id, kind ORDER BY place) AS occurrence
    FROM unnest($2::uuid[], $3::text[], $4::timestamptz[]) WITH ORDINALITY AS given(song_id, kind, added_at, place)),
  existing AS (
    SELECT id, position, song_id, kind::text AS kind,
      row_number() OVER (PARTITION BY song_id, kind ORDER BY position) AS occurrence
    FROM playlist_items WHERE playlist_id = $1),
  kept AS (
    SELECT e.id, e.position AS old_position, i.position, i.added_at FROM existing e JOIN incoming i
      ON i.song_id IS NOT DISTINCT FROM e.song_id AND i.kind = e.kind AND i.occurrence = e.occurrence),
  removed AS (
    DELETE FROM playlist_items WHERE playlist_id = $1 AND id NOT IN (SELECT id FROM kept) RETURNING 1),
  moved AS (
    UPDATE playlist_items p SET position = k.position, added_at = k.added_at FROM kept k
    WHERE p.id = k.id AND (p.position, p.added_at) IS DISTINCT FROM (k.position, k.added_at)),
  added AS (
    INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
    SELECT $1, position, song_id, kind::"ItemKind", added_at FROM incoming
    WHERE position NOT IN (SELECT position FROM kept) RETURNING 1)
  SELECT (SELECT count(*)::int FROM added) AS added, (SELECT count(*)::int FROM removed) AS removed,
    (SELECT count(*)::int FROM kept) AS unchanged`;

/** Makes a playlist hold exactly these entries, in one step, and remembers which version of it that is. */
export function replaceItems(playlistId: string, snapshotId: string, rows: ItemRow[]): Promise<Changes> {
  return sqlTransaction(async client => {
    await client.query("SELECT 1 FROM playlists WHERE id = $1 FOR UPDATE", [playlistId]);
    const { rows: changes } = await client.query<Changes>(replace, [
      playlistId,
      rows.map(row => row.songId),
      rows.map(row => row.kind),
      rows.map(row => row.addedAt),
    ]);
    await client.query(
      `UPDATE playlists SET track_count = $2, snapshot_id = $3, access = 'owner', synced_at = now() WHERE id = $1`,
      [playlistId, rows.length, snapshotId],
    );
    const [change] = changes;
    if (!change) throw new Error("counting gave no row");
    return change;
  });
}

import type pg from "pg";
import type { VersionCause } from "@/lib/platform/db";

/** The maximum number of versions of a playlist. */
const maxVersions = 50;
/** Edits within this time share a version: after a series of edits, people want the state before the first. */
const editWindow = "1 hour";

/** Uses the current time, not the transaction's start, so that versions are ordered by their saving even if one waited for a lock. */
const insertVersion = `INSERT INTO playlist_versions (playlist_id, snapshot_id, entries, track_count, added, removed, cause, created_at)
  SELECT p.id, p.snapshot_id, COALESCE(jsonb_agg(jsonb_build_object('songId', i.song_id, 'kind', i.kind,
    'addedAt', i.added_at) ORDER BY i.position) FILTER (WHERE i.id IS NOT NULL), '[]'), count(i.id), 0, 0, $2, clock_timestamp()
  FROM playlists p LEFT JOIN playlist_items i ON i.playlist_id = p.id WHERE p.id = $1 GROUP BY p.id RETURNING id`;

const deleteOldestVersions = `DELETE FROM playlist_versions WHERE id IN (
  SELECT id FROM playlist_versions WHERE playlist_id = $1 ORDER BY created_at DESC OFFSET ${maxVersions})`;

const selectCurrentEdit = `SELECT id FROM (
    SELECT id, cause, created_at FROM playlist_versions WHERE playlist_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1) newest
  WHERE cause = 'edit' AND created_at > now() - interval '${editWindow}'`;

const addToChangeCounts =
  "UPDATE playlist_versions SET added = added + $2, removed = removed + $3 WHERE id = $1";

/** Saves the current content of a locked playlist as its newest version and returns the version's id. */
export async function saveVersion(
  client: pg.PoolClient,
  playlistId: string,
  cause: VersionCause,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(insertVersion, [playlistId, cause]);
  return rows[0]?.id ?? "";
}

/** Returns the id of the version that the current series of edits shares, or null. */
export async function findCurrentEdit(client: pg.PoolClient, playlistId: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(selectCurrentEdit, [playlistId]);
  return rows[0]?.id ?? null;
}

/** Returns the id of the version that the current series of edits shares; the first edit saves it. */
export const saveVersionBeforeEdit = async (client: pg.PoolClient, playlistId: string): Promise<string> =>
  (await findCurrentEdit(client, playlistId)) ?? saveVersion(client, playlistId, "edit");

/** Adds the counts of a change to a version and deletes versions beyond the maximum. */
export async function recordChanges(
  client: pg.PoolClient,
  playlistId: string,
  versionId: string,
  { added, removed }: { added: number; removed: number },
): Promise<void> {
  await client.query(addToChangeCounts, [versionId, added, removed]);
  await client.query(deleteOldestVersions, [playlistId]);
}

import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { AppError, addNote, notFound } from "@/lib/core/errors";
import { changeLockedPlaylist } from "@/lib/playlists/edit";
import type { RestoredVersion } from "@/lib/schemas/versions";
import { SpotifyError } from "@/lib/spotify/errors";
import { getUserSpotifyClient, maxUrisPerWrite } from "@/lib/spotify/user-client";
import { replaceItemsSql } from "./replace-items";
import { recordChanges, saveVersion } from "./save-version";
import {
  currentEntriesSql,
  type Entry,
  entryKey,
  splitRestorable,
  versionEntriesSql,
} from "./version-entries";

/**
 * `isComparable`: the last import was complete, and Spotify already shows Tonearm's later edits (it takes up to two seconds).
 * `snapshotId`: the snapshot of the last import, if Tonearm has not edited the playlist since.
 */
const selectVersion = `SELECT ${versionEntriesSql} AS version, ${currentEntriesSql} AS current,
    p.snapshot_id IS NOT NULL AND COALESCE(p.edited_at < now() - interval '2 seconds', true) AS "isComparable",
    CASE WHEN p.edited_at IS NULL OR p.edited_at < p.synced_at THEN p.snapshot_id END AS "snapshotId"
  FROM playlist_versions v JOIN playlists p ON p.id = v.playlist_id WHERE v.id = $2 AND p.id = $1`;

const replaceItems = `WITH ${replaceItemsSql(
  `SELECT $1::uuid AS playlist_id, ordinal - 1 AS position, (e->>'songId')::uuid AS song_id, e->>'kind' AS kind,
    (e->>'addedAt')::timestamptz AS added_at
  FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS input(e, ordinal)`,
  "ARRAY[$1::uuid]",
)}
  SELECT (SELECT count(*)::int FROM added) AS added, (SELECT count(*)::int FROM removed) AS removed`;

/** The entries that Spotify has after a write, null if unknown, and the error that stopped the write. */
type SpotifyWrite = { entries: Entry[] | null; failure?: AppError };

type VersionRow = { version: Entry[]; current: Entry[]; isComparable: boolean; snapshotId: string | null };
type Changes = { added: number; removed: number };
type Result = RestoredVersion & { failure?: AppError | undefined };

/** Tests whether Spotify may have executed a write in spite of the error. */
const isUncertain = (error: SpotifyError) =>
  error.code === "spotify_unavailable" || error.code === "spotify_reply_unusable";

/** Replaces the items of a playlist on Spotify. @throws AppError if Spotify refused before changing anything */
async function writeToSpotify(ctx: UserContext, spotifyId: string, entries: Entry[]): Promise<SpotifyWrite> {
  const spotify = getUserSpotifyClient(ctx);
  const uris = entries.flatMap(({ uri }) => uri ?? []);
  try {
    await spotify.replaceItems(spotifyId, uris.slice(0, maxUrisPerWrite));
  } catch (error) {
    if (!(error instanceof SpotifyError) || !isUncertain(error)) throw error;
    addNote(error, "restore_uncertain", {});
    return { entries: null, failure: error };
  }
  for (let start = maxUrisPerWrite; start < uris.length; start += maxUrisPerWrite)
    try {
      await spotify.addItems(spotifyId, uris.slice(start, start + maxUrisPerWrite));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error instanceof SpotifyError)
        addNote(error, "restore_incomplete", { written: start, total: uris.length });
      return { entries: entries.slice(0, start), failure: error };
    }
  return { entries };
}

/** Compares the URIs by position and skips withdrawn songs, which have no URI. */
const haveSameUris = (uris: (string | null)[], entries: Entry[]) =>
  uris.every((uri, position) => {
    const storedUri = entries[position]?.uri ?? null;
    return uri === null || storedUri === null || uri === storedUri;
  });

/**
 * Refuses a restore that would overwrite changes on Spotify that were not imported. Finds them with one call: by the snapshot or,
 * after edits in Tonearm, by the number of items and the first page.
 */
async function assertNoUnreadChanges(ctx: UserContext, spotifyId: string, row: VersionRow): Promise<void> {
  const spotify = getUserSpotifyClient(ctx);
  if (row.snapshotId) {
    if ((await spotify.playlistSnapshot(spotifyId)) === row.snapshotId) return;
  } else {
    const { total, items } = await spotify.playlistItems(spotifyId, 0);
    const uris = items.map(entry => (entry === "malformed" ? null : (entry.item?.uri ?? null)));
    if (total === row.current.length && haveSameUris(uris, row.current)) return;
  }
  throw new AppError("playlist_not_editable", { reason: "changed_on_spotify" });
}

const clearSnapshot = (client: pg.PoolClient, playlistId: string) =>
  client.query("UPDATE playlists SET snapshot_id = NULL WHERE id = $1", [playlistId]);

/**
 * Restores a version of a playlist, on Spotify first and without items that Spotify does not accept. Saves the current content
 * as a version, so that a restore can be undone. If Spotify fails during the writes, the playlist gets the items
 * that Spotify has accepted, and the next import reads it again.
 * @throws AppError not_found; playlist_not_editable, also if it changed on Spotify since the last import; SpotifyError, whose
 * message says what was changed
 */
export async function restoreVersion(
  ctx: UserContext,
  playlistId: string,
  { versionId }: { versionId: string },
): Promise<RestoredVersion> {
  const { failure, ...restored } = await changeLockedPlaylist(
    ctx,
    playlistId,
    async (client, playlist): Promise<Result> => {
      const { rows } = await client.query<VersionRow>(selectVersion, [playlistId, versionId]);
      const [row] = rows;
      if (!row) throw notFound("version");
      const { current } = row;
      const { spotifyId } = playlist;
      const { kept: wanted, leftOut } = splitRestorable(row.version, spotifyId !== null);
      const { leftOut: lost } = splitRestorable(current, spotifyId !== null);
      const result: Result = { trackCount: wanted.length, undoVersionId: null, leftOut, lost };
      const order = (entries: Entry[]) => entries.map(entryKey).join();
      if (order(wanted) === order(current)) return { ...result, lost: [] };

      if (spotifyId && row.isComparable) await assertNoUnreadChanges(ctx, spotifyId, row);
      const written: SpotifyWrite = spotifyId
        ? await writeToSpotify(ctx, spotifyId, wanted)
        : { entries: wanted };
      const { entries, failure } = written;
      if (failure) await clearSnapshot(client, playlistId);
      if (!entries) return { ...result, failure };
      const undoVersionId = await saveVersion(client, playlistId, "restore");
      const { rows: changes } = await client.query<Changes>(replaceItems, [
        playlistId,
        JSON.stringify(entries),
      ]);
      for (const change of changes) await recordChanges(client, playlistId, undoVersionId, change);
      return { ...result, undoVersionId, failure };
    },
  );
  // Thrown after the commit, which stores the partial result.
  if (failure) throw failure;
  return restored;
}

import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import type { EditPlan } from "@/lib/playlists/edits/begin-edit";
import { editPlaylist } from "@/lib/playlists/edits/edit-playlist";
import type { LockedPlaylist } from "@/lib/playlists/edits/lock-playlist";
import { requirePositions, requireRoom } from "@/lib/playlists/edits/preconditions";
import { addSteps, type Item, type StepEntry } from "@/lib/playlists/edits/steps";
import type { RestoredVersion } from "@/lib/schemas/versions";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { maxUrisPerWrite } from "@/lib/spotify/user-client";
import { replaceItemsSql } from "./replace-items";
import { recordChanges, saveVersion } from "./save-version";
import {
  currentEntriesSql,
  type Entry,
  entryKey,
  splitRestorable,
  versionEntriesSql,
} from "./version-entries";

const selectVersion = `SELECT ${versionEntriesSql} AS version, ${currentEntriesSql} AS current
  FROM playlist_versions v JOIN playlists p ON p.id = v.playlist_id WHERE v.id = $2 AND p.id = $1`;
const replaceItems = `WITH ${replaceItemsSql(
  `SELECT $1::uuid AS playlist_id, ordinal - 1 AS position, (e->>'songId')::uuid AS song_id, e->>'kind' AS kind,
    (e->>'addedAt')::timestamptz AS added_at
  FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS input(e, ordinal)`,
  "ARRAY[$1::uuid]",
)}
  SELECT (SELECT count(*)::int FROM added) AS added, (SELECT count(*)::int FROM removed) AS removed`;

type VersionRow = { version: Entry[]; current: Entry[] };
type Changes = { added: number; removed: number };

/** Replaces the items of a local playlist; items that stay keep their ids, and all get the dates of the version. */
async function replaceLocally(
  client: pg.PoolClient,
  userId: string,
  playlistId: string,
  entries: Entry[],
): Promise<string> {
  const versionId = await saveVersion(client, playlistId, "restore");
  const { rows } = await client.query<Changes>(replaceItems, [playlistId, JSON.stringify(entries)]);
  for (const changes of rows) await recordChanges(client, playlistId, versionId, changes);
  await client.query("UPDATE playlists SET track_count = $2 WHERE id = $1", [playlistId, entries.length]);
  await followEdits(client, userId, { playlistIds: [playlistId] });
  return versionId;
}

/** Plans a replacement on Spotify: the n-th occurrence of a song keeps the id of the n-th item of that song. */
function planOnSpotify(wanted: Entry[], items: Item[]): Pick<EditPlan, "steps" | "changes"> {
  const freeIds = new Map<string | null, string[]>();
  for (const { songId, id } of items) freeIds.set(songId, [...(freeIds.get(songId) ?? []), id]);
  const entries = wanted.map(({ songId, uri }): StepEntry => {
    const itemId = freeIds.get(songId)?.shift() ?? randomUUID();
    return { itemId, songId: songId ?? "", uri: uri ?? "" };
  });
  const oldIds = new Set(items.map(({ id }) => id));
  const added = entries.filter(({ itemId }) => !oldIds.has(itemId)).length;
  const rest = addSteps(entries.slice(maxUrisPerWrite), null, maxUrisPerWrite);
  return {
    steps: [{ type: "replace", entries: entries.slice(0, maxUrisPerWrite) }, ...rest],
    changes: { added, removed: items.length - (entries.length - added) },
  };
}

/**
 * Plans to replace the items of a playlist, and replaces the items of a local playlist at once.
 * @throws AppError playlist_not_editable, playlist_full
 */
export async function planReplacement(
  client: pg.PoolClient,
  userId: string,
  playlist: LockedPlaylist,
  { wanted, items }: { wanted: Entry[]; items: Item[] },
): Promise<Pick<EditPlan, "steps" | "changes"> & { undoVersionId: string | null }> {
  if (playlist.origin === "local")
    return { steps: [], undoVersionId: await replaceLocally(client, userId, playlist.id, wanted) };
  requirePositions(playlist);
  requireRoom(wanted.length);
  return { ...planOnSpotify(wanted, items), undoVersionId: null };
}

/**
 * Restores a version of a playlist, on Spotify first and without items that Spotify does not accept. Saves the current content
 * as a version, so that a restore can be undone. On Spotify it costs one call for each hundred songs, and one to check that nothing
 * unread would be overwritten; if no snapshot proves that, one for each page of fifty songs. Spotify dates all songs anew.
 * @throws AppError not_found, playlist_not_editable; otherwise like `editPlaylist`
 */
export async function restoreVersion(
  ctx: UserContext,
  playlistId: string,
  { versionId }: { versionId: string },
): Promise<RestoredVersion> {
  const restored = await editPlaylist<RestoredVersion>(ctx, playlistId, {
    kind: "restore",
    request: { versionId },
    plan: async (client, playlist, items): Promise<EditPlan> => {
      const { rows } = await client.query<VersionRow>(selectVersion, [playlistId, versionId]);
      const [row] = rows;
      if (!row) throw notFound("version");
      const isOnSpotify = playlist.origin === "spotify";
      const { kept: wanted, leftOut } = splitRestorable(row.version, isOnSpotify);
      const { leftOut: lost } = splitRestorable(row.current, isOnSpotify);
      const reply: RestoredVersion = { trackCount: wanted.length, undoVersionId: null, leftOut, lost };
      const order = (entries: Entry[]) => entries.map(entryKey).join();
      if (order(wanted) === order(row.current)) return { steps: [], reply: { ...reply, lost: [] } };
      const { undoVersionId, ...plan } = await planReplacement(client, ctx.userId, playlist, {
        wanted,
        items,
      });
      return { ...plan, reply: { ...reply, undoVersionId } };
    },
  });
  return { ...restored.reply, undoVersionId: restored.versionId ?? restored.reply.undoVersionId };
}

import { randomUUID } from "node:crypto";
import { resolveSongs } from "@/lib/catalog/resolve-songs";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { requireRoomInLibrary, requireWithinLimit } from "@/lib/library/require-room";
import { sql } from "@/lib/platform/db";
import { editPlaylist } from "@/lib/playlists/edits/edit-playlist";
import { requirePositions, requireRoom } from "@/lib/playlists/edits/preconditions";
import { addSteps } from "@/lib/playlists/edits/steps";
import type { PlaylistItem } from "@/lib/schemas/library";
import { maxUrisPerWrite } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";
import { itemSql } from "./list-playlist-items";
import { markUsed } from "./mark-used";

type Input = {
  songIds: string[];
  uris: string[];
  position?: number;
  duplicates?: "add" | "skip" | "refuse";
};

const selectPresent = `SELECT DISTINCT s.id, s.uri FROM playlist_items i JOIN songs s ON s.id = i.song_id
  WHERE i.playlist_id = $1 AND (s.id = ANY($2::uuid[]) OR s.uri = ANY($3))`;

/** Returns the songs to add. @throws AppError already_in_playlist if it is to be refused, before any call to Spotify */
async function withoutDuplicates(playlistId: string, name: string, input: Input) {
  const { songIds, uris, duplicates } = input;
  if (!duplicates || duplicates === "add") return { songIds, uris };
  const present = await sql<{ id: string; uri: string }>(selectPresent, [playlistId, songIds, uris]);
  const keys = new Set(present.flatMap(({ id, uri }) => [id, uri]));
  const isNew = (key: string) => !keys.has(key);
  const added = { songIds: songIds.filter(isNew), uris: uris.filter(isNew) };
  const total = songIds.length + uris.length;
  const count = total - added.songIds.length - added.uris.length;
  if (duplicates === "refuse" && count > 0)
    throw new AppError("already_in_playlist", {
      reason: count === total ? "all" : "some",
      count,
      total,
      name,
    });
  return added;
}

const selectAdded = (
  locale: Locale,
) => `SELECT ${itemSql(locale)} AS item FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id
  WHERE i.playlist_id = $1 AND i.id = ANY($2) ORDER BY i.position`;

/**
 * Adds songs at a position, by default at the end. A Spotify playlist is changed on Spotify first: one call for each hundred
 * songs, and one or two more to check a position before the end.
 * @throws AppError not_found, validation_failed, library_full, already_in_playlist; otherwise like `editPlaylist`
 */
export async function addTracks(
  ctx: UserContext,
  playlistId: string,
  input: Input,
): Promise<{ items: PlaylistItem[]; trackCount: number }> {
  // A missing playlist must not cost a call to Spotify.
  const { trackCount, name } = await getPlaylist(ctx, playlistId);
  const wanted = await withoutDuplicates(playlistId, name, input);
  const added = wanted.songIds.length + wanted.uris.length;
  if (added === 0) return { items: [], trackCount };
  requireWithinLimit("itemsOfPlaylist", trackCount + added);
  await requireRoomInLibrary(ctx.userId, { items: added });
  const songs = await resolveSongs(ctx, wanted);
  const { steps } = await editPlaylist(ctx, playlistId, {
    kind: "add",
    request: { songIds: songs.map(({ id }) => id), position: input.position ?? null },
    plan: (_, playlist, items) => {
      // A position at the end is left out: the list may be shorter on Spotify.
      const isAtEnd = input.position === undefined || input.position >= items.length;
      const position = isAtEnd ? null : (input.position ?? null);
      if (playlist.origin === "spotify") {
        if (songs.some(song => song.isLocal))
          throw new AppError("playlist_not_editable", { reason: "local_files" });
        if (position !== null) requirePositions(playlist);
        requireRoom(items.length + playlist.leftOut + songs.length);
      }
      const entries = songs.map(({ id, uri }) => ({ itemId: randomUUID(), songId: id, uri }));
      return { steps: addSteps(entries, position, maxUrisPerWrite) };
    },
  });
  await markUsed(ctx, { playlistId });
  const itemIds = steps
    .flatMap(step => (step.type === "add" ? step.entries : []))
    .map(({ itemId }) => itemId);
  const rows = await sql<{ item: PlaylistItem }>(selectAdded(ctx.locale), [playlistId, itemIds]);
  return { items: rows.map(row => row.item), trackCount: (await getPlaylist(ctx, playlistId)).trackCount };
}

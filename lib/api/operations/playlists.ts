import { z } from "zod";
import { idOf, pageOf, pageQuery } from "@/lib/schemas/common";
import { exportQuery } from "@/lib/schemas/export";
import {
  addedItems,
  addTracksInput,
  folderName,
  moveTracksInput,
  newPlaylist,
  playlist,
  playlistChanges,
  playlistFolder,
  playlistItemsPage,
  playlistPlace,
  playlistsQuery,
  putBackTracksInput,
  removeTracksInput,
  songListQuery,
  sortedPlaylist,
  sortPlaylistInput,
} from "@/lib/schemas/library";
import { playlistVersion, playlistVersionDetail, restoredVersion } from "@/lib/schemas/versions";
import { spotifyErrors } from "./error-codes";
import { exampleEntry, exampleIds, exampleItem, examplePlaylist, exampleVersion, page } from "./examples";
import { exportedFile } from "./library";
import { empty, json, type Operations } from "./operation";

const playlistTag = { tag: "Playlists", access: "user" } as const;
const edit = { ...playlistTag, share: "edits" } as const;
const versionTag = { tag: "Playlist versions", access: "user" } as const;

const playlistId = z.object({ id: idOf("playlist") });
const folderId = z.object({ id: idOf("folder") });
const exampleFolder = { id: exampleIds.folder, name: "Calm", playlistCount: 3 };
const itemId = playlistId.extend({ itemId: idOf("item") });
const versionId = playlistId.extend({ versionId: idOf("version") });

const textErrors = ["playlist_not_editable", ...spotifyErrors] as const;
const editErrors = [
  "playlist_changed_on_spotify",
  "playlist_edit_incomplete",
  "playlist_busy",
  "playlist_full",
  ...textErrors,
] as const;
const noChanges = { total: 0, items: [] };

export const playlists = {
  "GET /playlists": {
    ...playlistTag,
    summary: "Lists the playlists",
    description:
      "`q` filters by the words of the name, without accents. `sort`: `library` (local ones first, then as on Spotify; the default), `recent` (last used first), `name`, `size` (longest first) or `added` (newest first).",
    query: playlistsQuery,
    reply: json(pageOf(playlist), { example: page(examplePlaylist) }),
  },
  "POST /playlists": {
    ...playlistTag,
    summary: "Creates a playlist",
    description: "The playlist is local until it is published on Spotify.",
    body: newPlaylist,
    example: { name: "Slow mornings", description: "Before the first coffee" },
    reply: json(playlist, {
      status: 201,
      example: { ...examplePlaylist, origin: "local", spotifyId: null, snapshotId: null, trackCount: 0 },
      location: ({ id }) => `/api/v1/playlists/${id}`,
    }),
    errors: ["library_full"],
  },
  "GET /playlists/{id}": {
    ...playlistTag,
    summary: "Returns a playlist",
    params: playlistId,
    reply: json(playlist, { example: examplePlaylist }),
  },
  "PUT /playlists/{id}": {
    ...edit,
    summary: "Changes the name or description of a playlist",
    description: "Omitted fields stay unchanged. A Spotify playlist is changed on Spotify as well.",
    params: playlistId,
    body: playlistChanges,
    example: { name: "Slow mornings" },
    reply: json(playlist, { example: examplePlaylist }),
    errors: textErrors,
  },
  "PUT /playlists/{id}/place": {
    ...playlistTag,
    summary: "Pins a playlist or puts it into a folder",
    description: "Omitted fields stay unchanged. Spotify has neither pins nor folders that apps could read.",
    params: playlistId,
    body: playlistPlace,
    example: { isPinned: true },
    reply: json(playlist, { example: { ...examplePlaylist, isPinned: true } }),
  },
  "GET /playlist-folders": {
    ...playlistTag,
    summary: "Lists the folders of playlists",
    reply: json(z.object({ items: z.array(playlistFolder) }), { example: { items: [exampleFolder] } }),
  },
  "POST /playlist-folders": {
    ...playlistTag,
    summary: "Creates a folder for playlists",
    body: folderName,
    example: { name: "Calm" },
    reply: json(playlistFolder, { status: 201, example: exampleFolder }),
    errors: ["library_full"],
  },
  "PUT /playlist-folders/{id}": {
    ...playlistTag,
    summary: "Renames a folder",
    params: folderId,
    body: folderName,
    example: { name: "Calm" },
    reply: empty,
  },
  "DELETE /playlist-folders/{id}": {
    ...playlistTag,
    summary: "Deletes a folder",
    description: "Its playlists stay in the library.",
    params: folderId,
    reply: empty,
  },
  "DELETE /playlists/{id}": {
    ...edit,
    summary: "Deletes a playlist",
    description:
      "A Spotify playlist is unfollowed on Spotify as well. `POST /playlists/{id}/restore` brings it back for an hour.",
    params: playlistId,
    reply: empty,
    errors: textErrors,
  },
  "POST /playlists/{id}/restore": {
    ...edit,
    summary: "Restores a deleted playlist",
    description:
      "Brings back a playlist that was deleted within the last hour, with its id, items, versions and shuffle. A Spotify playlist is followed on Spotify again. Does nothing if the playlist is not deleted.",
    params: playlistId,
    reply: json(playlist, { example: examplePlaylist }),
    errors: ["library_full", ...textErrors],
  },
  "POST /playlists/{id}/publish": {
    ...edit,
    summary: "Publishes a local playlist on Spotify",
    params: playlistId,
    reply: json(playlist, { example: examplePlaylist }),
    errors: editErrors,
  },
  "POST /playlists/{id}/pending-edit/finish": {
    ...playlistTag,
    summary: "Finishes an unfinished edit of a Spotify playlist",
    description:
      "Looks up what Spotify has carried out of the playlist's `pendingEdit` and does the rest. Tonearm does the same by itself at `retryAt`. Does nothing without an unfinished edit.",
    params: playlistId,
    reply: json(playlist, { example: examplePlaylist }),
    errors: editErrors,
  },
  "GET /playlists/{id}/tracks": {
    ...playlistTag,
    summary: "Lists the items of a playlist",
    description:
      "In the order of the playlist, or by `sort` and `order`. `from` skips items at the start; `q` filters by words of title, artists and album, without accents; `total` counts the matching items. `durationMs` is their length, and null after the first page.",
    params: playlistId,
    query: songListQuery,
    reply: json(playlistItemsPage, { example: { ...page(exampleItem), total: 1, durationMs: 214_000 } }),
  },
  "POST /playlists/{id}/tracks": {
    ...edit,
    summary: "Adds songs to a playlist",
    description:
      "Takes ids of the library, URIs of Spotify, or both, and inserts them at `position` or at the end. Songs are added to a Spotify playlist on Spotify first. After `playlist_edit_incomplete`, the same request adds only the songs that are missing.",
    params: playlistId,
    body: addTracksInput,
    example: { songIds: [exampleIds.song] },
    reply: json(addedItems, { status: 201, example: { items: [exampleItem], trackCount: 1 } }),
    errors: ["library_full", "already_in_playlist", ...editErrors],
  },
  "DELETE /playlists/{id}/tracks/{itemId}": {
    ...edit,
    summary: "Removes an item from a playlist",
    description:
      "Other occurrences of the song stay. Spotify can only remove all of them, so on a Spotify playlist the others are added again and get today as their date.",
    params: itemId,
    reply: empty,
    errors: editErrors,
  },
  "POST /playlists/{id}/tracks/remove": {
    ...edit,
    summary: "Removes several items from a playlist",
    description:
      "One edit: if one of them cannot be removed, none is. Otherwise like removing each by itself.",
    params: playlistId,
    body: removeTracksInput,
    example: { itemIds: [exampleIds.item] },
    reply: empty,
    errors: editErrors,
  },
  "POST /playlists/{id}/tracks/sort": {
    ...edit,
    summary: "Sorts a playlist for good",
    description:
      "A Spotify playlist is changed on Spotify as well, where all songs get today as their date. To undo this, restore the version `undoVersionId`.",
    params: playlistId,
    body: sortPlaylistInput,
    example: { sort: "artist", order: "asc" },
    reply: json(sortedPlaylist, { example: { undoVersionId: exampleIds.version } }),
    errors: editErrors,
  },
  "POST /playlists/{id}/tracks/move": {
    ...edit,
    summary: "Moves items within a playlist",
    params: playlistId,
    body: moveTracksInput,
    example: { itemIds: [exampleIds.item], before: null },
    reply: empty,
    errors: editErrors,
  },
  "POST /playlists/{id}/tracks/put-back": {
    ...edit,
    summary: "Undoes removals and moves of items",
    description:
      "Puts items back where they were before their last removal or move, in any order of requests and whatever was changed meanwhile. Removed items keep their ids. Items that are in place stay. Works for an hour.",
    params: playlistId,
    body: putBackTracksInput,
    example: { itemIds: [exampleIds.item] },
    reply: empty,
    errors: ["library_full", ...editErrors],
  },
  "GET /playlists/{id}/export": {
    tag: "Export and import",
    access: "user",
    limit: "files",
    share: "files",
    summary: "Exports a playlist as a file",
    params: playlistId,
    query: exportQuery,
    reply: exportedFile,
  },
  "GET /playlists/{id}/versions": {
    ...versionTag,
    summary: "Lists the versions of a playlist",
    description: "One version for each change by an import or a restore, newest first.",
    params: playlistId,
    query: pageQuery,
    reply: json(pageOf(playlistVersion), { example: page(exampleVersion) }),
  },
  "GET /playlists/{id}/versions/{versionId}": {
    ...versionTag,
    summary: "Returns a version and its differences to the next one",
    description: "`limit` also limits the listed items of each kind of change.",
    params: versionId,
    query: pageQuery,
    reply: json(playlistVersionDetail, {
      example: {
        ...exampleVersion,
        nextVersionId: null,
        changes: { added: noChanges, removed: { total: 1, items: [exampleEntry] }, moved: noChanges },
        entries: page(exampleEntry),
        leftOut: [],
        lost: [],
      },
    }),
  },
  "POST /playlists/{id}/versions/{versionId}/restore": {
    ...versionTag,
    share: "edits",
    summary: "Restores a version",
    description:
      "A Spotify playlist is changed on Spotify as well, where all songs get today as their date. To undo this, restore the version `undoVersionId`.",
    params: versionId,
    reply: json(restoredVersion, {
      example: { trackCount: 1, undoVersionId: exampleIds.version, leftOut: [], lost: [] },
    }),
    errors: editErrors,
  },
} satisfies Operations;

import { z } from "zod";
import { idOf, pageOf, pageQuery } from "@/lib/schemas/common";
import { exportQuery } from "@/lib/schemas/export";
import {
  addedItems,
  addTracksInput,
  moveTracksInput,
  newPlaylist,
  playlist,
  playlistChanges,
  playlistItemsPage,
  playlistItemsQuery,
  songsQuery,
} from "@/lib/schemas/library";
import { playlistVersion, playlistVersionDetail, restoredVersion } from "@/lib/schemas/versions";
import { exampleEntry, exampleIds, exampleItem, examplePlaylist, exampleVersion, page } from "./examples";
import { exportedFile } from "./library";
import { empty, json, type Operations } from "./operation";
import { ofSpotify } from "./refusals";

const playlists = { tag: "Playlists", access: "user" } as const;
const versions = { tag: "Playlist versions", access: "user" } as const;

const id = z.object({ id: idOf("playlist") });
const itemId = id.extend({ itemId: idOf("item") });
const versionId = id.extend({ versionId: idOf("version") });

const edits = ["playlist_not_editable", ...ofSpotify] as const;
const nothing = { total: 0, items: [] };

export const playlistOperations = {
  "GET /playlists": {
    ...playlists,
    summary: "List the playlists",
    description: "`q` keeps those whose name contains it.",
    query: songsQuery,
    reply: json(pageOf(playlist), { example: page(examplePlaylist) }),
  },
  "POST /playlists": {
    ...playlists,
    summary: "Make a playlist",
    description: "It is local: Spotify knows nothing of it until it is published.",
    body: newPlaylist,
    example: { name: "Slow mornings", description: "Before the first coffee" },
    reply: json(playlist, {
      status: 201,
      example: { ...examplePlaylist, origin: "local", spotifyId: null, snapshotId: null, trackCount: 0 },
      location: ({ id }) => `/api/v1/playlists/${id}`,
    }),
  },
  "GET /playlists/{id}": {
    ...playlists,
    summary: "A playlist",
    params: id,
    reply: json(playlist, { example: examplePlaylist }),
  },
  "PUT /playlists/{id}": {
    ...playlists,
    summary: "Rename or describe a playlist",
    description: "What is left out stays as it is. One from Spotify is changed on Spotify as well.",
    params: id,
    body: playlistChanges,
    example: { name: "Slow mornings" },
    reply: json(playlist, { example: examplePlaylist }),
    errors: edits,
  },
  "DELETE /playlists/{id}": {
    ...playlists,
    summary: "Delete a playlist",
    description: "One from Spotify is unfollowed there as well.",
    params: id,
    reply: empty,
    errors: edits,
  },
  "POST /playlists/{id}/publish": {
    ...playlists,
    summary: "Publish a local playlist on Spotify",
    params: id,
    reply: json(playlist, { example: examplePlaylist }),
    errors: edits,
  },
  "GET /playlists/{id}/tracks": {
    ...playlists,
    summary: "List what a playlist holds",
    description:
      "In its order. `from` leaves out that many from the start, for lists that are scrolled by hand; `q` keeps those whose title, artist or album contains it; `total` counts what matches.",
    params: id,
    query: playlistItemsQuery,
    reply: json(playlistItemsPage, { example: { ...page(exampleItem), total: 1 } }),
  },
  "POST /playlists/{id}/tracks": {
    ...playlists,
    summary: "Add songs to a playlist",
    description:
      "By their ids here, by Spotify's URIs, or both; at `position`, or at the end. To one from Spotify they are added on Spotify first.",
    params: id,
    body: addTracksInput,
    example: { songIds: [exampleIds.song] },
    reply: json(addedItems, { status: 201, example: { items: [exampleItem], trackCount: 1 } }),
    errors: edits,
  },
  "DELETE /playlists/{id}/tracks/{itemId}": {
    ...playlists,
    summary: "Take an item out of a playlist",
    params: itemId,
    reply: empty,
    errors: edits,
  },
  "POST /playlists/{id}/tracks/move": {
    ...playlists,
    summary: "Move items within a playlist",
    params: id,
    body: moveTracksInput,
    example: { itemIds: [exampleIds.item], before: null },
    reply: empty,
    errors: edits,
  },
  "GET /playlists/{id}/export": {
    tag: "Export and import",
    access: "user",
    limit: "files",
    summary: "A playlist as a file",
    params: id,
    query: exportQuery,
    reply: exportedFile,
  },
  "GET /playlists/{id}/versions": {
    ...versions,
    summary: "List what a playlist held before",
    description: "One for each change that a sync or a restore made, the newest first.",
    params: id,
    query: pageQuery,
    reply: json(pageOf(playlistVersion), { example: page(exampleVersion) }),
  },
  "GET /playlists/{id}/versions/{versionId}": {
    ...versions,
    summary: "A version and what became of it",
    description: "`limit` also says how many items of each change are named.",
    params: versionId,
    query: pageQuery,
    reply: json(playlistVersionDetail, {
      example: {
        ...exampleVersion,
        nextVersionId: null,
        changes: { added: nothing, removed: { total: 1, items: [exampleEntry] }, moved: nothing },
        entries: page(exampleEntry),
        leftOut: [],
        lost: [],
      },
    }),
  },
  "POST /playlists/{id}/versions/{versionId}/restore": {
    ...versions,
    summary: "Restore a version",
    description: "On Spotify too. `undoVersionId` is the version that takes this back.",
    params: versionId,
    reply: json(restoredVersion, {
      example: { trackCount: 1, undoVersionId: exampleIds.version, leftOut: [], lost: [] },
    }),
    errors: edits,
  },
} satisfies Operations;

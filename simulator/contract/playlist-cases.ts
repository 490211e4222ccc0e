import { trackUri } from "../test-support";
import { type ContractCase, defineCase } from "./contract-case";
import { ids } from "./contract-world";

const longPath = `/playlists/${ids.playlist}`;
const unusualPath = `/playlists/${ids.unusual}`;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]).toString("base64");
const twoUris = { uris: [trackUri(1), trackUri(2)] };
const tooManyUris = { uris: Array.from({ length: 101 }, () => trackUri(1)) };

/** The cases of playlists that cannot be edited. */
function refusedCases(path: (id: string) => string, body: unknown): ContractCase[] {
  return [
    defineCase("unknown playlist", path(ids.unknown), 404, { body }),
    defineCase("Spotify's own playlist", path(ids.hidden), 404, { body }),
    defineCase("another user's playlist", path(ids.followed), 403, { body }),
  ];
}

const itemsPath = (id: string) => `/playlists/${id}/items`;

export const playlistCases: Record<string, ContractCase[]> = {
  "GET /me/playlists": [
    defineCase("a list with a hidden (null) and an empty playlist", "/me/playlists"),
    defineCase("a later page", "/me/playlists?limit=1&offset=1"),
    defineCase("an offset above the maximum", "/me/playlists?offset=100001", 400),
  ],
  "POST /me/playlists": [
    defineCase("with a name", "/me/playlists", 201, { body: { name: "New" } }),
    defineCase("private and described", "/me/playlists", 201, {
      body: { name: "New", public: false, description: "mine" },
    }),
    defineCase("without a name", "/me/playlists", 400, { body: {} }),
    defineCase("public and collaborative", "/me/playlists", 400, {
      body: { name: "New", collaborative: true },
    }),
    defineCase("with a body that is not JSON", "/me/playlists", 400, { body: "{" }),
  ],
  "GET /playlists/{playlist_id}": [
    defineCase("own playlist", longPath),
    defineCase("unusual entries, episodes as tracks", unusualPath),
    defineCase("unusual entries, episodes requested", `${unusualPath}?additional_types=track,episode`),
    defineCase("empty playlist", `/playlists/${ids.empty}`),
    defineCase("another user's playlist, without items", `/playlists/${ids.followed}`),
    defineCase("unknown playlist", `/playlists/${ids.unknown}`, 404),
    defineCase("Spotify's own playlist", `/playlists/${ids.hidden}`, 404),
  ],
  "PUT /playlists/{playlist_id}": [
    defineCase("a new name", longPath, 200, { body: { name: "Renamed" } }),
    defineCase("an empty name", longPath, 400, { body: { name: "" } }),
    defineCase("a name of another type", longPath, 400, { body: { name: 7 } }),
    ...refusedCases(id => `/playlists/${id}`, { name: "Mine" }),
  ],
  "GET /playlists/{playlist_id}/items": [
    defineCase("the first page", itemsPath(ids.playlist)),
    defineCase("a page of fifty", `${itemsPath(ids.playlist)}?limit=50&offset=50`),
    defineCase("in a market", `${itemsPath(ids.playlist)}?market=SE`),
    defineCase("unusual entries", itemsPath(ids.unusual)),
    defineCase("unusual entries, episodes requested", `${itemsPath(ids.unusual)}?additional_types=episode`),
    defineCase("a limit above fifty", `${itemsPath(ids.playlist)}?limit=51`, 400),
    ...refusedCases(itemsPath, undefined),
  ],
  "POST /playlists/{playlist_id}/items": [
    defineCase("URIs in the body", itemsPath(ids.playlist), 201, { body: twoUris }),
    defineCase("URIs in the query", `${itemsPath(ids.playlist)}?uris=${trackUri(4)}&position=0`, 201),
    defineCase("no URIs", itemsPath(ids.playlist), 400),
    defineCase("101 URIs", itemsPath(ids.playlist), 400, { body: tooManyUris }),
    defineCase("a local file", itemsPath(ids.playlist), 400, { body: { uris: ["spotify:local:a:b:c:1"] } }),
    defineCase("a position past the end", itemsPath(ids.playlist), 400, {
      body: { ...twoUris, position: 999 },
    }),
    ...refusedCases(itemsPath, twoUris),
  ],
  "PUT /playlists/{playlist_id}/items": [
    defineCase("all items replaced", itemsPath(ids.playlist), 200, { body: twoUris }),
    defineCase("all items removed", itemsPath(ids.playlist), 200, { body: { uris: [] } }),
    defineCase("an item moved", itemsPath(ids.playlist), 200, { body: { range_start: 0, insert_before: 3 } }),
    defineCase("replace and move at once", itemsPath(ids.playlist), 400, {
      body: { ...twoUris, range_start: 0 },
    }),
    defineCase("an unknown snapshot", itemsPath(ids.playlist), 400, {
      body: { range_start: 0, insert_before: 3, snapshot_id: "x" },
    }),
    defineCase("101 URIs", itemsPath(ids.playlist), 400, { body: tooManyUris }),
    ...refusedCases(itemsPath, twoUris),
  ],
  "DELETE /playlists/{playlist_id}/items": [
    defineCase("a track", itemsPath(ids.playlist), 200, { body: { items: [{ uri: trackUri(1) }] } }),
    defineCase("a track that is not in it", itemsPath(ids.playlist), 200, {
      body: { items: [{ uri: trackUri(129) }] },
    }),
    defineCase("with the former key tracks", itemsPath(ids.playlist), 400, {
      body: { tracks: [{ uri: trackUri(1) }] },
    }),
    defineCase("a local file", itemsPath(ids.unusual), 400, {
      body: { items: [{ uri: "spotify:local:a:b:c:1" }] },
    }),
    ...refusedCases(itemsPath, { items: [{ uri: trackUri(1) }] }),
  ],
  "GET /playlists/{playlist_id}/images": [
    defineCase("three sizes", `${longPath}/images`),
    defineCase("no images", `/playlists/${ids.empty}/images`),
    defineCase("an uploaded image", `${longPath}/images`, 200, {
      prepare: ({ api }) => api.put(`${longPath}/images`, jpeg),
    }),
    defineCase("unknown playlist", `/playlists/${ids.unknown}/images`, 404),
  ],
  "PUT /playlists/{playlist_id}/images": [
    defineCase("a JPEG", `${longPath}/images`, 202, { body: jpeg }),
    defineCase("a body that is not a JPEG", `${longPath}/images`, 400, { body: "data:image/jpeg;base64,xx" }),
    defineCase("too large", `${longPath}/images`, 413, { body: jpeg.repeat(40_000) }),
    ...refusedCases(id => `/playlists/${id}/images`, jpeg),
  ],
};

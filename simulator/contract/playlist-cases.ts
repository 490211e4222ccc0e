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
    defineCase("hidden playlist of Spotify's", path(ids.hidden), 404, { body }),
    defineCase("another user's playlist", path(ids.followed), 403, { body }),
  ];
}

const itemsPath = (id: string) => `/playlists/${id}/items`;

export const playlistCases: Record<string, ContractCase[]> = {
  "GET /me/playlists": [
    defineCase("a list with a null and an empty playlist", "/me/playlists"),
    defineCase("a later page", "/me/playlists?limit=1&offset=1"),
    defineCase("an offset too far", "/me/playlists?offset=100001", 400),
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
    defineCase("hidden playlist of Spotify's", `/playlists/${ids.hidden}`, 404),
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
    defineCase("more than fifty", `${itemsPath(ids.playlist)}?limit=51`, 400),
    ...refusedCases(itemsPath, undefined),
  ],
  "POST /playlists/{playlist_id}/items": [
    defineCase("in the body", itemsPath(ids.playlist), 201, { body: twoUris }),
    defineCase("in the query", `${itemsPath(ids.playlist)}?uris=${trackUri(4)}&position=0`, 201),
    defineCase("none", itemsPath(ids.playlist), 400),
    defineCase("too many", itemsPath(ids.playlist), 400, { body: tooManyUris }),
    defineCase("a local file", itemsPath(ids.playlist), 400, { body: { uris: ["spotify:local:a:b:c:1"] } }),
    defineCase("past the end", itemsPath(ids.playlist), 400, { body: { ...twoUris, position: 999 } }),
    ...refusedCases(itemsPath, twoUris),
  ],
  "PUT /playlists/{playlist_id}/items": [
    defineCase("replaced", itemsPath(ids.playlist), 200, { body: twoUris }),
    defineCase("cleared", itemsPath(ids.playlist), 200, { body: { uris: [] } }),
    defineCase("moved", itemsPath(ids.playlist), 200, { body: { range_start: 0, insert_before: 3 } }),
    defineCase("both at once", itemsPath(ids.playlist), 400, { body: { ...twoUris, range_start: 0 } }),
    defineCase("an unknown snapshot", itemsPath(ids.playlist), 400, {
      body: { range_start: 0, insert_before: 3, snapshot_id: "x" },
    }),
    defineCase("too many", itemsPath(ids.playlist), 400, { body: tooManyUris }),
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
    defineCase("none", `/playlists/${ids.empty}/images`),
    defineCase("an uploaded one", `${longPath}/images`, 200, {
      prepare: ({ api }) => api.put(`${longPath}/images`, jpeg),
    }),
    defineCase("unknown playlist", `/playlists/${ids.unknown}/images`, 404),
  ],
  "PUT /playlists/{playlist_id}/images": [
    defineCase("a JPEG", `${longPath}/images`, 202, { body: jpeg }),
    defineCase("no JPEG", `${longPath}/images`, 400, { body: "data:image/jpeg;base64,xx" }),
    defineCase("too large", `${longPath}/images`, 413, { body: jpeg.repeat(40_000) }),
    ...refusedCases(id => `/playlists/${id}/images`, jpeg),
  ],
};

import { trackUri } from "../test-support";
import { type Case, call } from "./cases";
import { ids } from "./stage";

const longPath = `/playlists/${ids.playlist}`;
const oddPath = `/playlists/${ids.odd}`;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]).toString("base64");
const twoUris = { uris: [trackUri(1), trackUri(2)] };
const tooManyUris = { uris: Array.from({ length: 101 }, () => trackUri(1)) };

/** Playlists that cannot be edited, whichever way: unknown, Spotify's, somebody else's. */
function closed(path: (id: string) => string, body: unknown): Case[] {
  return [
    call("of an unknown playlist", path(ids.unknown), 404, { body }),
    call("of one of Spotify's", path(ids.hidden), 404, { body }),
    call("of somebody else's", path(ids.followed), 403, { body }),
  ];
}

const items = (id: string) => `/playlists/${id}/items`;

export const playlistCases: Record<string, Case[]> = {
  "GET /me/playlists": [
    call("the list, with null and an empty one in it", "/me/playlists"),
    call("a later page", "/me/playlists?limit=1&offset=1"),
    call("an offset too far", "/me/playlists?offset=100001", 400),
  ],
  "POST /me/playlists": [
    call("with a name", "/me/playlists", 201, { body: { name: "New" } }),
    call("private and described", "/me/playlists", 201, {
      body: { name: "New", public: false, description: "mine" },
    }),
    call("without a name", "/me/playlists", 400, { body: {} }),
    call("public and collaborative", "/me/playlists", 400, { body: { name: "New", collaborative: true } }),
    call("with a body that is not JSON", "/me/playlists", 400, { body: "{" }),
  ],
  "GET /playlists/{playlist_id}": [
    call("one's own", longPath),
    call("odd entries, episodes as tracks", oddPath),
    call("odd entries, episodes as they are", `${oddPath}?additional_types=track,episode`),
    call("an empty one", `/playlists/${ids.empty}`),
    call("somebody else's, without items", `/playlists/${ids.followed}`),
    call("unknown", `/playlists/${ids.unknown}`, 404),
    call("one of Spotify's", `/playlists/${ids.hidden}`, 404),
  ],
  "PUT /playlists/{playlist_id}": [
    call("a new name", longPath, 200, { body: { name: "Renamed" } }),
    call("a name of nothing", longPath, 400, { body: { name: "" } }),
    call("a name of another type", longPath, 400, { body: { name: 7 } }),
    ...closed(id => `/playlists/${id}`, { name: "Mine" }),
  ],
  "GET /playlists/{playlist_id}/items": [
    call("the first page", items(ids.playlist)),
    call("a page of fifty", `${items(ids.playlist)}?limit=50&offset=50`),
    call("in a market", `${items(ids.playlist)}?market=SE`),
    call("odd entries", items(ids.odd)),
    call("odd entries, episodes as they are", `${items(ids.odd)}?additional_types=episode`),
    call("more than fifty", `${items(ids.playlist)}?limit=51`, 400),
    ...closed(items, undefined),
  ],
  "POST /playlists/{playlist_id}/items": [
    call("in the body", items(ids.playlist), 201, { body: twoUris }),
    call("in the query", `${items(ids.playlist)}?uris=${trackUri(4)}&position=0`, 201),
    call("none", items(ids.playlist), 400),
    call("too many", items(ids.playlist), 400, { body: tooManyUris }),
    call("a local file", items(ids.playlist), 400, { body: { uris: ["spotify:local:a:b:c:1"] } }),
    call("past the end", items(ids.playlist), 400, { body: { ...twoUris, position: 999 } }),
    ...closed(items, twoUris),
  ],
  "PUT /playlists/{playlist_id}/items": [
    call("replaced", items(ids.playlist), 200, { body: twoUris }),
    call("cleared", items(ids.playlist), 200, { body: { uris: [] } }),
    call("moved", items(ids.playlist), 200, { body: { range_start: 0, insert_before: 3 } }),
    call("both at once", items(ids.playlist), 400, { body: { ...twoUris, range_start: 0 } }),
    call("an unknown snapshot", items(ids.playlist), 400, {
      body: { range_start: 0, insert_before: 3, snapshot_id: "x" },
    }),
    call("too many", items(ids.playlist), 400, { body: tooManyUris }),
    ...closed(items, twoUris),
  ],
  "DELETE /playlists/{playlist_id}/items": [
    call("a track", items(ids.playlist), 200, { body: { items: [{ uri: trackUri(1) }] } }),
    call("a track that is not in it", items(ids.playlist), 200, {
      body: { items: [{ uri: trackUri(129) }] },
    }),
    call("with the key of former years", items(ids.playlist), 400, {
      body: { tracks: [{ uri: trackUri(1) }] },
    }),
    call("a local file", items(ids.odd), 400, { body: { items: [{ uri: "spotify:local:a:b:c:1" }] } }),
    ...closed(items, { items: [{ uri: trackUri(1) }] }),
  ],
  "GET /playlists/{playlist_id}/images": [
    call("three sizes", `${longPath}/images`),
    call("none", `/playlists/${ids.empty}/images`),
    call("an uploaded one", `${longPath}/images`, 200, {
      before: ({ api }) => api.put(`${longPath}/images`, jpeg),
    }),
    call("of an unknown playlist", `/playlists/${ids.unknown}/images`, 404),
  ],
  "PUT /playlists/{playlist_id}/images": [
    call("a JPEG", `${longPath}/images`, 202, { body: jpeg }),
    call("no JPEG", `${longPath}/images`, 400, { body: "data:image/jpeg;base64,xx" }),
    call("too large", `${longPath}/images`, 413, { body: jpeg.repeat(40_000) }),
    ...closed(id => `/playlists/${id}/images`, jpeg),
  ],
};

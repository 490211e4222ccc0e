import { trackUri } from "../test-support";
import { type Case, call } from "./cases";
import { ID } from "./stage";

const LONG = `/playlists/${ID.playlist}`;
const ODD = `/playlists/${ID.odd}`;
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xd9]).toString("base64");
const URIS = { uris: [trackUri(1), trackUri(2)] };
const TOO_MANY = { uris: Array.from({ length: 101 }, () => trackUri(1)) };

/** Playlists that cannot be edited, whichever way: unknown, Spotify's, somebody else's. */
function closed(path: (id: string) => string, body: unknown): Case[] {
  return [
    call("of an unknown playlist", path(ID.unknown), 404, { body }),
    call("of one of Spotify's", path(ID.hidden), 404, { body }),
    call("of somebody else's", path(ID.followed), 403, { body }),
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
    call("one's own", LONG),
    call("odd entries, episodes as tracks", ODD),
    call("odd entries, episodes as they are", `${ODD}?additional_types=track,episode`),
    call("an empty one", `/playlists/${ID.empty}`),
    call("somebody else's, without items", `/playlists/${ID.followed}`),
    call("unknown", `/playlists/${ID.unknown}`, 404),
    call("one of Spotify's", `/playlists/${ID.hidden}`, 404),
  ],
  "PUT /playlists/{playlist_id}": [
    call("a new name", LONG, 200, { body: { name: "Renamed" } }),
    call("a name of nothing", LONG, 400, { body: { name: "" } }),
    call("a name of another type", LONG, 400, { body: { name: 7 } }),
    ...closed(id => `/playlists/${id}`, { name: "Mine" }),
  ],
  "GET /playlists/{playlist_id}/items": [
    call("the first page", items(ID.playlist)),
    call("a page of fifty", `${items(ID.playlist)}?limit=50&offset=50`),
    call("in a market", `${items(ID.playlist)}?market=SE`),
    call("odd entries", items(ID.odd)),
    call("odd entries, episodes as they are", `${items(ID.odd)}?additional_types=episode`),
    call("more than fifty", `${items(ID.playlist)}?limit=51`, 400),
    ...closed(items, undefined),
  ],
  "POST /playlists/{playlist_id}/items": [
    call("in the body", items(ID.playlist), 201, { body: URIS }),
    call("in the query", `${items(ID.playlist)}?uris=${trackUri(4)}&position=0`, 201),
    call("none", items(ID.playlist), 400),
    call("too many", items(ID.playlist), 400, { body: TOO_MANY }),
    call("a local file", items(ID.playlist), 400, { body: { uris: ["spotify:local:a:b:c:1"] } }),
    call("past the end", items(ID.playlist), 400, { body: { ...URIS, position: 999 } }),
    ...closed(items, URIS),
  ],
  "PUT /playlists/{playlist_id}/items": [
    call("replaced", items(ID.playlist), 200, { body: URIS }),
    call("cleared", items(ID.playlist), 200, { body: { uris: [] } }),
    call("moved", items(ID.playlist), 200, { body: { range_start: 0, insert_before: 3 } }),
    call("both at once", items(ID.playlist), 400, { body: { ...URIS, range_start: 0 } }),
    call("an unknown snapshot", items(ID.playlist), 400, {
      body: { range_start: 0, insert_before: 3, snapshot_id: "x" },
    }),
    call("too many", items(ID.playlist), 400, { body: TOO_MANY }),
    ...closed(items, URIS),
  ],
  "DELETE /playlists/{playlist_id}/items": [
    call("a track", items(ID.playlist), 200, { body: { items: [{ uri: trackUri(1) }] } }),
    call("a track that is not in it", items(ID.playlist), 200, { body: { items: [{ uri: trackUri(129) }] } }),
    call("with the key of former years", items(ID.playlist), 400, {
      body: { tracks: [{ uri: trackUri(1) }] },
    }),
    call("a local file", items(ID.odd), 400, { body: { items: [{ uri: "spotify:local:a:b:c:1" }] } }),
    ...closed(items, { items: [{ uri: trackUri(1) }] }),
  ],
  "GET /playlists/{playlist_id}/images": [
    call("three sizes", `${LONG}/images`),
    call("none", `/playlists/${ID.empty}/images`),
    call("an uploaded one", `${LONG}/images`, 200, {
      before: ({ api }) => api.put(`${LONG}/images`, JPEG),
    }),
    call("of an unknown playlist", `/playlists/${ID.unknown}/images`, 404),
  ],
  "PUT /playlists/{playlist_id}/images": [
    call("a JPEG", `${LONG}/images`, 202, { body: JPEG }),
    call("no JPEG", `${LONG}/images`, 400, { body: "data:image/jpeg;base64,xx" }),
    call("too large", `${LONG}/images`, 413, { body: JPEG.repeat(40_000) }),
    ...closed(id => `/playlists/${id}/images`, JPEG),
  ],
};

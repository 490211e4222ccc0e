import { type Case, call } from "./cases";
import { ID } from "./stage";

const KINDS = ["track", "album", "show", "episode", "audiobook", "playlist"] as const;
const EVERYTHING = [...KINDS.map(kind => `spotify:${kind}:${ID[kind]}`), "spotify:user:listener"].join(",");

function saved(path: string): Case[] {
  return [
    call("the first page", path),
    call("a later page", `${path}?limit=1&offset=1`),
    call("a page too long", `${path}?limit=51`, 400),
  ];
}

function uris(path: string): Case[] {
  const many = (count: number) => Array.from({ length: count }, () => `spotify:track:${ID.track}`).join(",");
  return [
    call("every kind", `${path}?uris=${EVERYTHING}`),
    call("forty", `${path}?uris=${many(40)}`),
    call("forty-one", `${path}?uris=${many(41)}`, 400),
    call("none", path, 400),
    call("a kind that is not kept", `${path}?uris=spotify:chapter:${ID.chapter}`, 400),
  ];
}

export const libraryCases: Record<string, Case[]> = {
  "GET /me": [call("the person", "/me")],
  "GET /me/top/artists": saved("/me/top/artists"),
  "GET /me/top/tracks": [
    ...saved("/me/top/tracks"),
    call("an unknown range", "/me/top/tracks?time_range=ever", 400),
  ],
  "GET /me/following": [
    call("artists", "/me/following?type=artist"),
    call("after the last", `/me/following?type=artist&limit=1&after=${ID.artist}`),
    call("another type", "/me/following?type=user", 400),
  ],
  "GET /me/tracks": [...saved("/me/tracks"), call("in a market", "/me/tracks?market=SE")],
  "GET /me/albums": saved("/me/albums"),
  "GET /me/shows": saved("/me/shows"),
  "GET /me/episodes": saved("/me/episodes"),
  "GET /me/audiobooks": saved("/me/audiobooks"),
  "GET /me/library/contains": [
    ...uris("/me/library/contains"),
    call("an artist", `/me/library/contains?uris=spotify:artist:${ID.artist}`),
  ],
  "PUT /me/library": [
    ...uris("/me/library"),
    call("uris in a body", "/me/library", 400, { body: { uris: [`spotify:track:${ID.track}`] } }),
    call("something unknown", `/me/library?uris=spotify:album:${ID.unknown}`, 404),
  ],
  "DELETE /me/library": uris("/me/library"),
};

import { type Case, call } from "./cases";
import { ids } from "./stage";

const savedKinds = ["track", "album", "show", "episode", "audiobook", "playlist"] as const;
const everyUri = [...savedKinds.map(kind => `spotify:${kind}:${ids[kind]}`), "spotify:user:listener"].join(
  ",",
);

function saved(path: string): Case[] {
  return [
    call("the first page", path),
    call("a later page", `${path}?limit=1&offset=1`),
    call("a page too long", `${path}?limit=51`, 400),
  ];
}

function uris(path: string): Case[] {
  const many = (count: number) => Array.from({ length: count }, () => `spotify:track:${ids.track}`).join(",");
  return [
    call("every kind", `${path}?uris=${everyUri}`),
    call("forty", `${path}?uris=${many(40)}`),
    call("forty-one", `${path}?uris=${many(41)}`, 400),
    call("none", path, 400),
    call("a kind that is not kept", `${path}?uris=spotify:chapter:${ids.chapter}`, 400),
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
    call("after the last", `/me/following?type=artist&limit=1&after=${ids.artist}`),
    call("another type", "/me/following?type=user", 400),
  ],
  "GET /me/tracks": [...saved("/me/tracks"), call("in a market", "/me/tracks?market=SE")],
  "GET /me/albums": saved("/me/albums"),
  "GET /me/shows": saved("/me/shows"),
  "GET /me/episodes": saved("/me/episodes"),
  "GET /me/audiobooks": saved("/me/audiobooks"),
  "GET /me/library/contains": [
    ...uris("/me/library/contains"),
    call("an artist", `/me/library/contains?uris=spotify:artist:${ids.artist}`),
  ],
  "PUT /me/library": [
    ...uris("/me/library"),
    call("uris in a body", "/me/library", 400, { body: { uris: [`spotify:track:${ids.track}`] } }),
    call("something unknown", `/me/library?uris=spotify:album:${ids.unknown}`, 404),
  ],
  "DELETE /me/library": uris("/me/library"),
};

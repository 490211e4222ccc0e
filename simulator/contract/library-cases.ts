import { type ContractCase, defineCase } from "./contract-case";
import { ids } from "./contract-world";

const savedKinds = ["track", "album", "show", "episode", "audiobook", "playlist"] as const;
const everyUri = [...savedKinds.map(kind => `spotify:${kind}:${ids[kind]}`), "spotify:user:listener"].join(
  ",",
);

function listCases(path: string): ContractCase[] {
  return [
    defineCase("the first page", path),
    defineCase("a later page", `${path}?limit=1&offset=1`),
    defineCase("a limit above the maximum", `${path}?limit=51`, 400),
  ];
}

function uriCases(path: string): ContractCase[] {
  const repeatUri = (count: number) =>
    Array.from({ length: count }, () => `spotify:track:${ids.track}`).join(",");
  return [
    defineCase("every kind of URI", `${path}?uris=${everyUri}`),
    defineCase("forty URIs", `${path}?uris=${repeatUri(40)}`),
    defineCase("forty-one URIs", `${path}?uris=${repeatUri(41)}`, 400),
    defineCase("no URIs", path, 400),
    defineCase("a kind that cannot be saved", `${path}?uris=spotify:chapter:${ids.chapter}`, 400),
  ];
}

export const libraryCases: Record<string, ContractCase[]> = {
  "GET /me": [defineCase("own profile", "/me")],
  "GET /me/top/artists": listCases("/me/top/artists"),
  "GET /me/top/tracks": [
    ...listCases("/me/top/tracks"),
    defineCase("an unknown range", "/me/top/tracks?time_range=ever", 400),
  ],
  "GET /me/following": [
    defineCase("the first page", "/me/following?type=artist"),
    defineCase("the page after the last artist", `/me/following?type=artist&limit=1&after=${ids.artist}`),
    defineCase("another type", "/me/following?type=user", 400),
  ],
  "GET /me/tracks": [...listCases("/me/tracks"), defineCase("in a market", "/me/tracks?market=SE")],
  "GET /me/albums": listCases("/me/albums"),
  "GET /me/shows": listCases("/me/shows"),
  "GET /me/episodes": listCases("/me/episodes"),
  "GET /me/audiobooks": listCases("/me/audiobooks"),
  "GET /me/library/contains": [
    ...uriCases("/me/library/contains"),
    defineCase("an artist", `/me/library/contains?uris=spotify:artist:${ids.artist}`),
  ],
  "PUT /me/library": [
    ...uriCases("/me/library"),
    defineCase("uris in a body", "/me/library", 400, { body: { uris: [`spotify:track:${ids.track}`] } }),
    defineCase("an unknown album", `/me/library?uris=spotify:album:${ids.unknown}`, 404),
  ],
  "DELETE /me/library": uriCases("/me/library"),
};

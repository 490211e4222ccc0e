import { type ContractCase, defineCase } from "./contract-case";
import { ids } from "./contract-world";

const unknownId = ids.unknown;
const searchTypes = "track,album,artist,playlist,show,episode,audiobook";

/** The cases of reading an object by its id. */
function objectCases(path: (id: string) => string, knownId: string): ContractCase[] {
  return [
    defineCase("known id", path(knownId)),
    defineCase("unknown id", path(unknownId), 404),
    defineCase("malformed id", path("short"), 400),
  ];
}

/** The cases of reading an object's list page by page. */
function pageCases(path: (id: string) => string, knownId: string): ContractCase[] {
  return [
    ...objectCases(path, knownId),
    defineCase("a later page", `${path(knownId)}?limit=1&offset=1`),
    defineCase("a limit above the maximum", `${path(knownId)}?limit=51`, 400),
    defineCase("a limit of zero", `${path(knownId)}?limit=0`, 400),
    defineCase("an offset below zero", `${path(knownId)}?offset=-1`, 400),
  ];
}

export const catalogCases: Record<string, ContractCase[]> = {
  "GET /tracks/{id}": [
    ...objectCases(id => `/tracks/${id}`, ids.track),
    defineCase("in a market", `/tracks/${ids.track}?market=SE`),
    defineCase("a track that is not playable in a market", `/tracks/${ids.track}?market=SE`, 200, {
      prepare: ({ control }) => control("PATCH", `tracks/${ids.track}`, { playable: false }),
    }),
    defineCase("a withdrawn track", `/tracks/${ids.track}`, 404, {
      prepare: ({ control }) => control("PATCH", `tracks/${ids.track}`, { withdrawn: true }),
    }),
  ],
  "GET /albums/{id}": [
    ...objectCases(id => `/albums/${id}`, ids.album),
    defineCase("in a market", `/albums/${ids.album}?market=SE`),
  ],
  "GET /albums/{id}/tracks": pageCases(id => `/albums/${id}/tracks`, ids.album),
  "GET /artists/{id}": objectCases(id => `/artists/${id}`, ids.artist),
  "GET /artists/{id}/albums": [
    ...pageCases(id => `/artists/${id}/albums`, ids.artist),
    defineCase("a limit above ten", `/artists/${ids.artist}/albums?limit=11`, 400),
    defineCase("of one group", `/artists/${ids.artist}/albums?include_groups=album`),
  ],
  "GET /shows/{id}": objectCases(id => `/shows/${id}`, ids.show),
  "GET /shows/{id}/episodes": pageCases(id => `/shows/${id}/episodes`, ids.show),
  "GET /episodes/{id}": objectCases(id => `/episodes/${id}`, ids.episode),
  "GET /audiobooks/{id}": objectCases(id => `/audiobooks/${id}`, ids.audiobook),
  "GET /audiobooks/{id}/chapters": pageCases(id => `/audiobooks/${id}/chapters`, ids.audiobook),
  "GET /chapters/{id}": objectCases(id => `/chapters/${id}`, ids.chapter),
  "GET /search": [
    defineCase("every type", `/search?q=s&type=${searchTypes}&limit=10`),
    defineCase("nothing found", `/search?q=zzzzzz&type=${searchTypes}`),
    defineCase("Spotify's own playlist", "/search?q=song+of+the+day&type=playlist"),
    defineCase("a limit above ten", "/search?q=song&type=track&limit=11", 400),
    defineCase("past the last offset", "/search?q=song&type=track&offset=1001", 400),
    defineCase("no search text", "/search?type=track", 400),
    defineCase("no type", "/search?q=song", 400),
    defineCase("an unknown type", "/search?q=song&type=lyrics", 400),
  ],
};

import { type Case, call } from "./cases";
import { ids } from "./stage";

const unknownId = ids.unknown;
const searchTypes = "track,album,artist,playlist,show,episode,audiobook";

/** A single thing by its id: there, unknown, malformed. */
function single(path: (id: string) => string, known: string): Case[] {
  return [
    call("known", path(known)),
    call("unknown", path(unknownId), 404),
    call("malformed", path("short"), 400),
  ];
}

/** The same, and a page of it: the first, a later one, one too long, one of nothing. */
function paged(path: (id: string) => string, known: string): Case[] {
  return [
    ...single(path, known),
    call("a later page", `${path(known)}?limit=1&offset=1`),
    call("a page too long", `${path(known)}?limit=51`, 400),
    call("a page of nothing", `${path(known)}?limit=0`, 400),
    call("an offset below zero", `${path(known)}?offset=-1`, 400),
  ];
}

export const catalogueCases: Record<string, Case[]> = {
  "GET /tracks/{id}": [
    ...single(id => `/tracks/${id}`, ids.track),
    call("in a market", `/tracks/${ids.track}?market=SE`),
    call("not playable in a market", `/tracks/${ids.track}?market=SE`, 200, {
      before: ({ control }) => control("PATCH", `tracks/${ids.track}`, { playable: false }),
    }),
    call("withdrawn", `/tracks/${ids.track}`, 404, {
      before: ({ control }) => control("PATCH", `tracks/${ids.track}`, { withdrawn: true }),
    }),
  ],
  "GET /albums/{id}": [
    ...single(id => `/albums/${id}`, ids.album),
    call("in a market", `/albums/${ids.album}?market=SE`),
  ],
  "GET /albums/{id}/tracks": paged(id => `/albums/${id}/tracks`, ids.album),
  "GET /artists/{id}": single(id => `/artists/${id}`, ids.artist),
  "GET /artists/{id}/albums": [
    ...paged(id => `/artists/${id}/albums`, ids.artist),
    call("more than ten", `/artists/${ids.artist}/albums?limit=11`, 400),
    call("of one group", `/artists/${ids.artist}/albums?include_groups=album`),
  ],
  "GET /shows/{id}": single(id => `/shows/${id}`, ids.show),
  "GET /shows/{id}/episodes": paged(id => `/shows/${id}/episodes`, ids.show),
  "GET /episodes/{id}": single(id => `/episodes/${id}`, ids.episode),
  "GET /audiobooks/{id}": single(id => `/audiobooks/${id}`, ids.audiobook),
  "GET /audiobooks/{id}/chapters": paged(id => `/audiobooks/${id}/chapters`, ids.audiobook),
  "GET /chapters/{id}": single(id => `/chapters/${id}`, ids.chapter),
  "GET /search": [
    call("every type", `/search?q=s&type=${searchTypes}&limit=10`),
    call("nothing found", `/search?q=zzzzzz&type=${searchTypes}`),
    call("a playlist of Spotify's own", "/search?q=song+of+the+day&type=playlist"),
    call("more than ten", "/search?q=song&type=track&limit=11", 400),
    call("past the last offset", "/search?q=song&type=track&offset=1001", 400),
    call("no words", "/search?type=track", 400),
    call("no type", "/search?q=song", 400),
    call("an unknown type", "/search?q=song&type=lyrics", 400),
  ],
};

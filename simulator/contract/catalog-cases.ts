import { type Case, call } from "./cases";
import { ID } from "./stage";

const UNKNOWN = ID.unknown;
const TYPES = "track,album,artist,playlist,show,episode,audiobook";

/** A single thing by its id: there, unknown, malformed. */
function single(path: (id: string) => string, known: string): Case[] {
  return [
    call("known", path(known)),
    call("unknown", path(UNKNOWN), 404),
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
    ...single(id => `/tracks/${id}`, ID.track),
    call("in a market", `/tracks/${ID.track}?market=SE`),
    call("not playable in a market", `/tracks/${ID.track}?market=SE`, 200, {
      before: ({ control }) => control("PATCH", `tracks/${ID.track}`, { playable: false }),
    }),
    call("withdrawn", `/tracks/${ID.track}`, 404, {
      before: ({ control }) => control("PATCH", `tracks/${ID.track}`, { withdrawn: true }),
    }),
  ],
  "GET /albums/{id}": [
    ...single(id => `/albums/${id}`, ID.album),
    call("in a market", `/albums/${ID.album}?market=SE`),
  ],
  "GET /albums/{id}/tracks": paged(id => `/albums/${id}/tracks`, ID.album),
  "GET /artists/{id}": single(id => `/artists/${id}`, ID.artist),
  "GET /artists/{id}/albums": [
    ...paged(id => `/artists/${id}/albums`, ID.artist),
    call("more than ten", `/artists/${ID.artist}/albums?limit=11`, 400),
    call("of one group", `/artists/${ID.artist}/albums?include_groups=album`),
  ],
  "GET /shows/{id}": single(id => `/shows/${id}`, ID.show),
  "GET /shows/{id}/episodes": paged(id => `/shows/${id}/episodes`, ID.show),
  "GET /episodes/{id}": single(id => `/episodes/${id}`, ID.episode),
  "GET /audiobooks/{id}": single(id => `/audiobooks/${id}`, ID.audiobook),
  "GET /audiobooks/{id}/chapters": paged(id => `/audiobooks/${id}/chapters`, ID.audiobook),
  "GET /chapters/{id}": single(id => `/chapters/${id}`, ID.chapter),
  "GET /search": [
    call("every type", `/search?q=s&type=${TYPES}&limit=10`),
    call("nothing found", `/search?q=zzzzzz&type=${TYPES}`),
    call("a playlist of Spotify's own", "/search?q=song+of+the+day&type=playlist"),
    call("more than ten", "/search?q=song&type=track&limit=11", 400),
    call("past the last offset", "/search?q=song&type=track&offset=1001", 400),
    call("no words", "/search?type=track", 400),
    call("no type", "/search?q=song", 400),
    call("an unknown type", "/search?q=song&type=lyrics", 400),
  ],
};

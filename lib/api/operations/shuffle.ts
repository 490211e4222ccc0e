import { z } from "zod";
import { idOf, pageOf } from "@/lib/schemas/common";
import {
  newShuffle,
  type ShuffleSession,
  shuffleChanges,
  shuffleOptions,
  shuffleSession,
  shuffleStep,
  shufflesQuery,
  shuffleUpcoming,
  upcomingQuery,
} from "@/lib/schemas/shuffle";
import { exampleIds, exampleSong, page } from "./examples";
import { empty, json, type Operations } from "./operation";
import { ofSpotify } from "./refusals";

const shuffles = { tag: "Shuffle", access: "user" } as const;

const shuffleId = z.object({ id: idOf("shuffle") });
const playlistId = z.object({ id: idOf("playlist") });
const beginnings = ["nothing_to_shuffle", "playlist_not_readable"] as const;
const steps = ["nothing_to_shuffle", "shuffle_ended"] as const;

const exampleSession: ShuffleSession = {
  id: exampleIds.shuffle,
  source: { kind: "playlists", playlistIds: [exampleIds.playlist] },
  name: "Slow mornings",
  playlistId: exampleIds.playlist,
  seed: "monday",
  spread: "balanced",
  set: 1,
  size: 300,
  position: 1,
  remaining: 300,
  leftOut: 0,
  isSingle: false,
  isPlaying: false,
  endedReason: null,
  createdAt: "2026-11-21T09:30:00.000Z",
};

const place = { song: exampleSong, itemId: exampleIds.item, set: 1, position: 1 };
const step = { ...shuffles, reply: json(shuffleStep, { example: { ...place, remaining: 299 } }) } as const;
const begun = json(shuffleSession, { status: 201, example: exampleSession });
const session = json(shuffleSession, { example: exampleSession });

const withGet =
  "The same, for players that can only fetch an address. It changes the session: the right to write is needed.";

export const shuffle = {
  "POST /shuffles": {
    ...shuffles,
    summary: "Shuffle anything",
    description:
      "Playlists, the liked songs, an album or a search of the library. Begins anew where there was a session of it already. The same seed deals the same order.",
    body: newShuffle,
    example: { likedSongs: true, spread: "balanced" },
    reply: begun,
    errors: [...beginnings, ...ofSpotify],
  },
  "GET /shuffles": {
    ...shuffles,
    summary: "List the shuffle sessions",
    query: shufflesQuery,
    reply: json(pageOf(shuffleSession), { example: page(exampleSession) }),
  },
  "GET /shuffles/{id}": {
    ...shuffles,
    summary: "A shuffle session",
    params: shuffleId,
    reply: session,
  },
  "PATCH /shuffles/{id}": {
    ...shuffles,
    summary: "Change how far apart artists are kept",
    description:
      "Deals the rest of the present set anew; nothing is lost or heard twice. It is kept for later sessions.",
    params: shuffleId,
    body: shuffleChanges,
    example: { spread: "even" },
    reply: session,
    errors: ["shuffle_ended"],
  },
  "DELETE /shuffles/{id}": {
    ...shuffles,
    summary: "End a shuffle session",
    params: shuffleId,
    reply: empty,
  },
  "GET /shuffles/{id}/upcoming": {
    ...shuffles,
    summary: "What comes next",
    params: shuffleId,
    query: upcomingQuery,
    reply: json(shuffleUpcoming, { example: { items: [place] } }),
    errors: ["shuffle_ended"],
  },
  "POST /shuffles/{id}/next": {
    ...step,
    summary: "Take the next song",
    description: "After the last song of a set the next set begins.",
    params: shuffleId,
    errors: steps,
  },
  "GET /shuffles/{id}/next": {
    ...step,
    summary: "Take the next song, with GET",
    description: withGet,
    params: shuffleId,
    errors: steps,
    writes: true,
  },
  "POST /playlists/{id}/shuffle": {
    ...shuffles,
    summary: "Shuffle a playlist anew",
    description: "Begins the playlist's session again from its first set.",
    params: playlistId,
    body: shuffleOptions,
    example: { seed: "monday" },
    reply: begun,
    errors: beginnings,
  },
  "GET /playlists/{id}/shuffle": {
    ...shuffles,
    summary: "The shuffle session of a playlist",
    params: playlistId,
    reply: session,
  },
  "POST /playlists/{id}/shuffle/next": {
    ...step,
    summary: "Take the playlist's next song",
    description: "Begins a session when there is none. After the last song of a set the next set begins.",
    params: playlistId,
    errors: beginnings,
  },
  "GET /playlists/{id}/shuffle/next": {
    ...step,
    summary: "Take the playlist's next song, with GET",
    description: withGet,
    params: playlistId,
    errors: beginnings,
    writes: true,
  },
} satisfies Operations;

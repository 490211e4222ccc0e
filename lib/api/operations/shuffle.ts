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
import { spotifyErrors } from "./error-codes";
import { exampleIds, exampleSong, page } from "./examples";
import { empty, json, type Operations } from "./operation";

const shuffleTag = { tag: "Shuffle", access: "user" } as const;

const shuffleId = z.object({ id: idOf("shuffle") });
const playlistId = z.object({ id: idOf("playlist") });
const startErrors = ["nothing_to_shuffle", "playlist_not_readable"] as const;
const nextErrors = ["nothing_to_shuffle", "shuffle_ended"] as const;

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
  imageUrl: null,
  isSingle: false,
  isPlaying: false,
  endedReason: null,
  createdAt: "2026-11-21T09:30:00.000Z",
};

const exampleSlot = { song: exampleSong, itemId: exampleIds.item, set: 1, position: 1 };
const nextSong = {
  ...shuffleTag,
  reply: json(shuffleStep, { example: { ...exampleSlot, remaining: 299 } }),
} as const;
const startedSession = json(shuffleSession, { status: 201, example: exampleSession });
const session = json(shuffleSession, { example: exampleSession });

const getVariant =
  "The same as POST, for players that can only fetch a URL. It changes the session, so API tokens need the scope `write`.";

export const shuffle = {
  "POST /shuffles": {
    ...shuffleTag,
    share: "shuffles",
    summary: "Starts a shuffle session",
    description:
      "Shuffles playlists, the liked songs, an album or a search of the library. Replaces an earlier session of the same source. The same seed gives the same order.",
    body: newShuffle,
    example: { likedSongs: true, spread: "balanced" },
    reply: startedSession,
    errors: [...startErrors, ...spotifyErrors],
  },
  "GET /shuffles": {
    ...shuffleTag,
    summary: "Lists the shuffle sessions",
    query: shufflesQuery,
    reply: json(pageOf(shuffleSession), { example: page(exampleSession) }),
  },
  "GET /shuffles/{id}": {
    ...shuffleTag,
    summary: "Returns a shuffle session",
    params: shuffleId,
    reply: session,
  },
  "PATCH /shuffles/{id}": {
    ...shuffleTag,
    share: "shuffles",
    summary: "Changes how far apart songs of one artist are kept",
    description:
      "Reorders the rest of the current set; no song is lost or repeated. Later sessions use the same spread.",
    params: shuffleId,
    body: shuffleChanges,
    example: { spread: "even" },
    reply: session,
    errors: ["shuffle_ended"],
  },
  "DELETE /shuffles/{id}": {
    ...shuffleTag,
    summary: "Ends a shuffle session",
    params: shuffleId,
    reply: empty,
  },
  "GET /shuffles/{id}/upcoming": {
    ...shuffleTag,
    summary: "Lists the upcoming songs",
    params: shuffleId,
    query: upcomingQuery,
    reply: json(shuffleUpcoming, { example: { items: [exampleSlot] } }),
    errors: ["shuffle_ended"],
  },
  "POST /shuffles/{id}/next": {
    ...nextSong,
    summary: "Takes the next song",
    description: "After the last song of a set, the next set begins.",
    params: shuffleId,
    errors: nextErrors,
  },
  "GET /shuffles/{id}/next": {
    ...nextSong,
    summary: "Takes the next song, with GET",
    description: getVariant,
    params: shuffleId,
    errors: nextErrors,
    writes: true,
  },
  "POST /playlists/{id}/shuffle": {
    ...shuffleTag,
    share: "shuffles",
    summary: "Starts a shuffle session of a playlist",
    description: "Replaces an earlier session of the playlist.",
    params: playlistId,
    body: shuffleOptions,
    example: { seed: "monday" },
    reply: startedSession,
    errors: startErrors,
  },
  "GET /playlists/{id}/shuffle": {
    ...shuffleTag,
    summary: "Returns the shuffle session of a playlist",
    params: playlistId,
    reply: session,
  },
  "POST /playlists/{id}/shuffle/next": {
    ...nextSong,
    summary: "Takes the next song of a playlist's shuffle session",
    description: "Starts a session if there is none. After the last song of a set, the next set begins.",
    params: playlistId,
    errors: startErrors,
  },
  "GET /playlists/{id}/shuffle/next": {
    ...nextSong,
    summary: "Takes the next song of a playlist's shuffle session, with GET",
    description: getVariant,
    params: playlistId,
    errors: startErrors,
    writes: true,
  },
} satisfies Operations;

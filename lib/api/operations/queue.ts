import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { playlist } from "@/lib/schemas/library";
import {
  addedToQueue,
  addToQueueInput,
  moveInQueueInput,
  playQueueInput,
  type QueueItem,
  queueQuery,
  queue as queueReply,
  queueVersion,
  removedFromQueue,
  restoreQueueInput,
  saveQueueInput,
  shuffleQueueInput,
  versionQuery,
} from "@/lib/schemas/queue";
import { playerErrors, spotifyErrors } from "./error-codes";
import { exampleIds, examplePlaylist, exampleSong } from "./examples";
import { empty, json, type Operations } from "./operation";

const queueTag = { tag: "Queue", access: "user" } as const;
const itemId = z.object({ id: idOf("queue item") });

const exampleItem: QueueItem = {
  id: exampleIds.item,
  uri: exampleSong.uri,
  song: exampleSong,
  isManual: false,
  isFixed: false,
  source: { kind: "playlist", id: exampleIds.playlist, name: "Slow mornings" },
  addedAt: "2026-11-21T09:30:00.000Z",
};
const editErrors = ["queue_changed", "queue_item_fixed"] as const;
const exampleRemoval = { removal: exampleIds.play, removed: 1, version: 8 };

export const queue = {
  "GET /queue": {
    ...queueTag,
    summary: "Returns your queue",
    description:
      "One queue per person, for all lists: a playlist, liked songs, an album, a shuffle, and songs queued by hand. Costs no call to Spotify. `GET /player/events` tells each change by `queueVersion`.",
    query: queueQuery,
    reply: json(queueReply, {
      example: {
        current: exampleItem,
        items: [{ ...exampleItem, isManual: true }],
        nextCursor: null,
        version: 7,
        total: 1,
        source: exampleItem.source,
        shuffleId: null,
        repeats: false,
        state: "active",
        editsWait: false,
      },
    }),
  },
  "POST /queue": {
    ...queueTag,
    summary: "Adds songs to your queue",
    description:
      "Adds `songIds`, `uris`, a playlist of the library or an album. A URI that is neither in the library nor was shown lately costs a call to Spotify. If the song plays next, it costs one or two calls later.",
    body: addToQueueInput,
    example: { uris: [exampleSong.uri], position: "next" },
    reply: json(addedToQueue, { status: 201, example: { added: 1, ids: [exampleIds.item], version: 8 } }),
    errors: ["queue_changed", "queue_full", "library_full", "playlist_not_readable", ...spotifyErrors],
  },
  "PATCH /queue/{id}": {
    ...queueTag,
    summary: "Moves an item of your queue",
    params: itemId,
    body: moveInQueueInput,
    example: { before: null },
    reply: json(queueVersion, { example: { version: 8 } }),
    errors: editErrors,
  },
  "DELETE /queue/{id}": {
    ...queueTag,
    summary: "Removes an item from your queue",
    params: itemId,
    query: versionQuery,
    reply: json(removedFromQueue, { example: exampleRemoval }),
    errors: editErrors,
  },
  "DELETE /queue": {
    ...queueTag,
    summary: "Clears your queue",
    description: "Removes all items. The current song stays, and so does an item that Spotify already has.",
    query: versionQuery,
    reply: json(removedFromQueue, { example: { ...exampleRemoval, removed: 120 } }),
    errors: ["queue_changed"],
  },
  "POST /queue/restore": {
    ...queueTag,
    summary: "Undoes a removal",
    description: "Puts the removed items back where they were. Several removals can be undone in any order.",
    body: restoreQueueInput,
    example: { removal: exampleIds.play },
    reply: json(queueVersion, { example: { version: 9 } }),
  },
  "POST /queue/play": {
    ...queueTag,
    summary: "Plays your queue",
    description:
      "Jumps to the item `id`, or continues the current song; after `takenOver` it takes the player back. Costs one call to Spotify, and up to two more if the device's own shuffle may be on.",
    body: playQueueInput,
    example: { id: exampleIds.item },
    reply: empty,
    errors: [...playerErrors, "queue_empty"],
  },
  "POST /queue/shuffle": {
    ...queueTag,
    share: "shuffles",
    summary: "Shuffles your queue, or puts its list back into its order",
    description:
      "With `state: true`, the rest of the list is dealt as a shuffle of its source; with `false`, it goes on in its own order after the present song. The present song and songs queued by hand stay. Interrupts nothing and costs no call now.",
    body: shuffleQueueInput,
    example: { state: true },
    reply: empty,
    errors: ["nothing_to_shuffle", "playlist_not_readable", "shuffle_ended", ...spotifyErrors],
  },
  "POST /queue/playlist": {
    ...queueTag,
    summary: "Saves your queue as a playlist",
    description: "Creates a local playlist of the current song and all items, in their order.",
    body: saveQueueInput,
    example: { name: "Saturday evening" },
    reply: json(playlist, { status: 201, example: examplePlaylist }),
    errors: ["library_full", "queue_empty"],
  },
} satisfies Operations;

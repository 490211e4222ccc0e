import { z } from "zod";
import { spotifyId } from "./catalog";
import { idOf, isoTime, pageQuery, uuid } from "./common";
import { says } from "./issue";
import { song } from "./library";

export const queueSource = z
  .object({
    kind: z.enum(["playlist", "likedSongs", "album", "shuffle", "songs", "spotify"]),
    id: z.string().nullable(),
    name: z.string().nullable(),
  })
  .meta({
    id: "QueueSource",
    description:
      "The list that a song of the queue comes from. `id` is the id of a playlist of the library or of a shuffle session, Spotify's id of an album, or for `spotify` the URI of something on Spotify whose songs Tonearm does not know. `songs` are songs that a program or a person chose one by one.",
  });
export type QueueSource = z.infer<typeof queueSource>;

export const queueItem = z
  .object({
    id: uuid,
    uri: z.string(),
    song: song.nullable(),
    isManual: z.boolean(),
    isFixed: z.boolean(),
    source: queueSource.nullable(),
    addedAt: isoTime,
  })
  .meta({
    id: "QueueItem",
    description:
      "A song of the queue. `song` is null only if a program played a `uri` that Tonearm has never seen. `isManual`: queued by hand; such songs stay in the queue when another list is played. `isFixed`: Spotify has it in its own queue and will play it next; it cannot be moved or removed any more.",
  });
export type QueueItem = z.infer<typeof queueItem>;

export const queueState = z.enum(["idle", "active", "takenOver"]);

export const queue = z
  .object({
    current: queueItem.nullable(),
    items: z.array(queueItem),
    nextCursor: z.string().nullable(),
    version: z.number().int(),
    total: z.number().int(),
    source: queueSource.nullable(),
    shuffleId: uuid.nullable(),
    repeats: z.boolean(),
    state: queueState,
    editsWait: z.boolean(),
  })
  .meta({
    id: "Queue",
    description:
      "The person's own queue. `current` is the song that plays or played last; `items` follow it, first the songs queued by hand, then the rest of `source`, unless somebody moved them. `total` counts all items of the queue, `version` its changes. `shuffleId` is the shuffle session that deals the list. `state`: `active` while Spotify plays the queue, also paused; `takenOver` after something else was started in Spotify's app: the queue waits, and `POST /queue/play` takes it back; `idle` before anything was played. `editsWait`: the day's calls to Spotify are nearly used up, so that edits are heard at the next skip.",
  });
export type Queue = z.infer<typeof queue>;

/** The version that the client has seen. */
const version = z.number().int().min(0).optional().meta({
  description:
    "The `version` of the queue that you have seen. If the queue has changed since, answers 409 `queue_changed`.",
});

export const queueQuery = pageQuery;
export const versionQuery = z.object({
  version: z.coerce.number().int().min(0).optional().meta({ description: "See `PATCH /queue/{id}`." }),
});

/** The maximum number of songs that one request names. */
export const maxQueuedSongs = 10_000;
/** The maximum number of items that are queued by hand. A played list may be longer than that. */
export const maxQueueLength = 20_000;

export const queueUri = z.string().regex(/^spotify:(track|episode):[0-9A-Za-z]{22}$/);

export const addToQueueInput = z
  .object({
    uris: z.array(queueUri).min(1).max(maxQueuedSongs).optional(),
    songIds: z.array(idOf("song")).min(1).max(maxQueuedSongs).optional(),
    playlistId: idOf("playlist").optional(),
    albumId: spotifyId.optional().meta({ description: "A Spotify album id." }),
    position: z
      .union([z.enum(["next", "last"]), z.number().int().min(0).max(1_000_000)])
      .default("last")
      .meta({
        description:
          "`next`: right after the current song. `last`: after the songs that were queued by hand, before the rest of the list. A number: that many items stay before it.",
      }),
    version,
  })
  .refine(
    ({ uris, songIds, playlistId, albumId }) => Boolean(uris || songIds || playlistId || albumId),
    says("songsToQueue"),
  );
export type AddToQueueInput = z.infer<typeof addToQueueInput>;

export const addedToQueue = z
  .object({ added: z.number().int(), ids: z.array(uuid), version: z.number().int() })
  .meta({
    id: "AddedToQueue",
    description: "`added` counts the new items, `ids` are the ids of the first hundred of them.",
  });

export const moveInQueueInput = z.object({
  before: idOf("queue item")
    .nullable()
    .meta({ description: "The item moves before this item, or to the end if it is null." }),
  version,
});
export const queueVersion = z.object({ version: z.number().int() });

export const removedFromQueue = z
  .object({ removal: uuid, removed: z.number().int(), version: z.number().int() })
  .meta({
    id: "RemovedFromQueue",
    description: "Give `removal` to `POST /queue/restore` to undo the removal, within a day.",
  });
export const restoreQueueInput = z.object({ removal: uuid });

export const playQueueInput = z.object({
  id: idOf("queue item")
    .optional()
    .meta({ description: "The item to jump to. Without it, the current song continues." }),
  deviceId: z.string().min(1).max(200).optional(),
});
export type PlayQueueInput = z.infer<typeof playQueueInput>;
export const shuffleQueueInput = z.object({ state: z.boolean() });
export const saveQueueInput = z.object({ name: z.string().trim().min(1, says("playlistName")).max(100) });

import { z } from "zod";
import { errorReason, idOf, isoTime } from "./common";
import { says } from "./issue";
import { maxPlayUris } from "./limits";

export const device = z
  .object({
    id: z.string().nullable(),
    name: z.string(),
    type: z.string(),
    isActive: z.boolean(),
    isRestricted: z.boolean(),
    supportsVolume: z.boolean(),
    volumePercent: z.number().nullable(),
  })
  .meta({ id: "Device", description: "A Spotify app or speaker that can play." });
export type Device = z.infer<typeof device>;
export const devices = z.object({ devices: z.array(device) });

const playerItem = z
  .object({
    uri: z.string(),
    title: z.string(),
    artists: z.array(z.string()),
    artistIds: z
      .array(z.string().nullable())
      .default([])
      .meta({ description: "The Spotify ids of `artists`, in the same order." }),
    album: z.string().nullable(),
    albumId: z.string().nullable().default(null).meta({ description: "The Spotify id of `album`." }),
    imageUrl: z.string().nullable(),
    durationMs: z.number().int(),
  })
  .meta({ id: "Playing", description: "A song or an episode that plays or is queued." });

export type PlayerItem = z.infer<typeof playerItem>;

export const playerState = z
  .object({
    device: device.nullable(),
    isPlaying: z.boolean(),
    progressMs: z.number().int(),
    fetchedAt: isoTime,
    item: playerItem.nullable(),
    contextUri: z.string().nullable(),
    repeat: z.enum(["off", "track", "context"]),
    shuffle: z.boolean(),
  })
  .meta({
    id: "PlayerState",
    description:
      "The state of the player. `device` is null when no Spotify app is active; `item` is null during an advertisement. `progressMs` is the position at `fetchedAt`.",
  });
export type PlayerState = z.infer<typeof playerState>;

export const playerEvent = z
  .object({
    state: playerState.nullable(),
    problem: z
      .object({
        code: z.string(),
        reason: errorReason,
        title: z.string(),
        detail: z.string(),
        retryAt: isoTime.nullable(),
      })
      .nullable(),
    queueVersion: z.number().int(),
  })
  .meta({
    id: "PlayerEvent",
    description:
      "What plays, and why the last look at the player failed, if it did. `queueVersion` is the `version` of `GET /queue`: read it again when this changes.",
  });
export type PlayerEvent = z.infer<typeof playerEvent>;

/** A position in a song; a day is longer than any. */
const positionMs = z.number().int().min(0).max(86_400_000);

export const playerEventsQuery = z.object({
  look: z.literal("now").optional().meta({
    description:
      "Begins with a new look at the player, for a person who returns to a screen. Costs a call to Spotify unless the last look is at most ten seconds old.",
  }),
});

export const soundToken = z.object({
  accessToken: z.string().meta({ description: "Valid for at most an hour." }),
});

/** Spotify's URIs of songs and episodes that it can play. */
const playableUri = z.string().regex(/^spotify:(track|episode):[0-9A-Za-z]{22}$/);

export const playerReport = z.object({
  deviceId: z.string().min(1).max(200).meta({ description: "The device that this page is." }),
  uri: playableUri.nullable().meta({ description: "Null once the music has left this page." }),
  contextUri: z.string().max(200).nullable(),
  positionMs,
  isPlaying: z.boolean(),
  repeat: playerState.shape.repeat,
  shuffle: z.boolean(),
  imageUrl: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable()
    .meta({
      description: "The large cover; the library has only the small one.",
    }),
});
export type PlayerReport = z.infer<typeof playerReport>;

const deviceId = z.string().min(1).max(200).optional();
export const deviceInput = z.object({ deviceId });
export const playInput = z
  .object({
    deviceId,
    uris: z.array(playableUri).min(1).max(maxPlayUris).optional(),
    contextUri: z
      .string()
      .regex(/^spotify:(album|artist|playlist):[0-9A-Za-z]{22}$/)
      .optional(),
    offset: z.number().int().min(0).max(1_000_000).optional().meta({
      description:
        "The first song to play, as an index from 0 in `uris`, the playlist, the liked songs or the context.",
    }),
    positionMs: positionMs.optional(),
    shufflePlaylistId: idOf("playlist")
      .optional()
      .meta({ description: "A playlist of the library. Continues or starts its shuffle session." }),
    shuffleId: idOf("shuffle").optional().meta({ description: "The shuffle session to continue." }),
    playlistId: idOf("playlist")
      .optional()
      .meta({ description: "A playlist of the library, played in its own order from `offset`." }),
    likedSongs: z
      .literal(true)
      .optional()
      .meta({ description: "The liked songs, newest first, from `offset`." }),
  })
  .refine(
    input =>
      [
        input.uris,
        input.contextUri,
        input.shufflePlaylistId,
        input.shuffleId,
        input.playlistId,
        input.likedSongs,
      ].filter(Boolean).length <= 1,
    says("onePlaySource"),
  );
export type PlayInput = z.infer<typeof playInput>;
export const seekInput = z.object({ positionMs, deviceId });
export const volumeInput = z.object({ volumePercent: z.number().int().min(0).max(100), deviceId });
export const repeatInput = z.object({ state: z.enum(["off", "track", "context"]), deviceId });
export const shuffleInput = z.object({ state: z.boolean(), deviceId });
export const transferInput = z.object({ deviceId: z.string().min(1).max(200), play: z.boolean().optional() });
export const queueInput = z.object({
  uri: playableUri,
  deviceId,
});
export const queue = z.object({ playing: playerItem.nullable(), queue: z.array(playerItem) });

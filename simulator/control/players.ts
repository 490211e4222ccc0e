import { z } from "zod";
import { jsonReply, type Reply } from "../http/message";
import { contextItems, playableFrom } from "../player/context";
import { adUri } from "../player/duration";
import { playingOrder } from "../player/order";
import type { Device, Playback, Player } from "../player/player";
import { seededRandom } from "../random";
import { playerOf } from "../world/player-of";
import type { World } from "../world/world";
import { ControlError, type ControlRequest } from "./control-route";
import { needUser, parse } from "./parse";

const whole = z.number().int().nonnegative();
const itemUri = z
  .string()
  .regex(/^spotify:(track|episode|local):.+/, "must be a track, episode or local URI");

const deviceSchema = z.strictObject({
  id: z.string().min(1).nullable(),
  name: z.string(),
  type: z.string().default("Computer"),
  isActive: z.boolean().default(false),
  isPrivateSession: z.boolean().default(false),
  isRestricted: z.boolean().default(false),
  volumePercent: whole.max(100).nullable().default(50),
  supportsVolume: z.boolean().default(true),
});

const stateSchema = z.strictObject({
  contextUri: z.string().nullable().default(null),
  /** Instead of a context, or the context's items in another order. */
  uris: z.array(itemUri).optional(),
  position: whole.default(0),
  progressMs: whole.default(0),
  isPlaying: z.boolean().default(true),
  /** An advertisement runs: no item, and no skipping. */
  ad: z.boolean().default(false),
  queue: z.array(itemUri).default([]),
  repeatState: z.enum(["off", "track", "context"]).optional(),
  shuffleState: z.boolean().optional(),
  smartShuffle: z.boolean().optional(),
});

const playerSchema = z.strictObject({
  devices: z.array(z.preprocess(camelKeys, deviceSchema)).optional(),
  state: z.preprocess(camelKeys, stateSchema).nullable().optional(),
  recentlyPlayed: z
    .array(z.strictObject({ uri: itemUri, playedAt: z.iso.datetime() }))
    .max(50)
    .optional(),
});

/** What the person's devices do on their own: other devices, other music, an ad, nothing at all. */
export function putPlayer({ world, params, body }: ControlRequest): Reply {
  const user = needUser(world, params.userId);
  const { devices, state, recentlyPlayed } = parse(playerSchema, body);
  const player = playerOf(world, user.id);
  if (devices) player.devices = devices satisfies Device[];
  if (state !== undefined) setState(world, player, state);
  if (recentlyPlayed) {
    player.history = recentlyPlayed.map(({ uri, playedAt }) => ({
      uri,
      playedAt: Date.parse(playedAt),
      contextUri: null,
    }));
  }
  player.stale = null;
  return jsonReply({ devices: player.devices, playing: player.playback?.current ?? null });
}

function setState(world: World, player: Player, state: z.infer<typeof stateSchema> | null): void {
  if (state === null) {
    player.playback = null;
    return;
  }
  player.repeat = state.repeatState ?? player.repeat;
  player.shuffle = state.shuffleState ?? player.shuffle;
  player.smartShuffle = state.smartShuffle ?? player.smartShuffle;
  player.playback = playbackOf(world, player, state);
}

function playbackOf(world: World, player: Player, state: z.infer<typeof stateSchema>): Playback {
  const listed = state.uris ?? (state.contextUri === null ? [] : contextItems(world, state.contextUri));
  if (!listed) throw new ControlError(400, `state.contextUri: there is no ${state.contextUri}`);
  const { items, from } = playableFrom(world, listed, state.position);
  if (from === null && (state.position > 0 || listed.length > 0))
    throw new ControlError(400, `state.position: nothing can be played at ${state.position}`);
  const index = from ?? 0;
  const now = world.clock.now();
  const current = state.ad ? adUri : (items[index] ?? null);
  return {
    contextUri: state.contextUri,
    items,
    order: playingOrder(items.length, player.shuffle, index, seededRandom(now)),
    index: player.shuffle ? 0 : index,
    queue: state.queue,
    current,
    fromQueue: state.ad,
    isPlaying: state.isPlaying && current !== null,
    positionMs: state.progressMs,
    at: now,
    listenedMs: 0,
    timestamp: now,
  };
}

/** Spotify's own key style is taken as well, so that a captured device list can be put back. */
function camelKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const camel = (key: string) => key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [camel(key), part]));
}

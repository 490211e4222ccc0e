import { z } from "zod";
import { currentPlayer } from "../api/player/player-view";
import { jsonReply, type Reply } from "../http/message";
import { findContextItems, selectPlayable } from "../player/context";
import { playingOrder } from "../player/order";
import type { Device, Playback, Player } from "../player/player";
import { adUri } from "../player/rules";
import { seededRandom } from "../random";
import type { User } from "../world/records";
import type { World } from "../world/world";
import { ControlError, type ControlRequest } from "./control-route";
import { parseBody, requireUser } from "./parse";

const wholeNumberSchema = z.number().int().nonnegative();
const itemUriSchema = z
  .string()
  .regex(/^spotify:(track|episode|local):.+/, "must be a track, episode or local URI");

const deviceSchema = z.strictObject({
  id: z.string().min(1).nullable(),
  name: z.string(),
  type: z.string().default("Computer"),
  isActive: z.boolean().default(false),
  isPrivateSession: z.boolean().default(false),
  isRestricted: z.boolean().default(false),
  volumePercent: wholeNumberSchema.max(100).nullable().default(50),
  supportsVolume: z.boolean().default(true),
  playResets: z.array(z.enum(["shuffle", "repeat", "queue"])).default([]),
});

const stateSchema = z.strictObject({
  contextUri: z.string().nullable().default(null),
  /** The items to play. With `contextUri`, they replace the items and order of the context. */
  uris: z.array(itemUriSchema).optional(),
  position: wholeNumberSchema.default(0),
  progressMs: wholeNumberSchema.default(0),
  isPlaying: z.boolean().default(true),
  /** The device has vanished: the item stays, and its progress runs past its end. */
  isVanished: z.boolean().default(false),
  /** An ad is playing: there is no item, and skipping is refused. */
  ad: z.boolean().default(false),
  queue: z.array(itemUriSchema).default([]),
  repeatState: z.enum(["off", "track", "context"]).optional(),
  shuffleState: z.boolean().optional(),
  smartShuffle: z.boolean().optional(),
});

const playerSchema = z.strictObject({
  devices: z.array(z.preprocess(toCamelCaseKeys, deviceSchema)).optional(),
  state: z.preprocess(toCamelCaseKeys, stateSchema).nullable().optional(),
  /** The device vanishes or comes back, and what is loaded stays. */
  isVanished: z.boolean().optional(),
  recentlyPlayed: z
    .array(z.strictObject({ uri: itemUriSchema, playedAt: z.iso.datetime() }))
    .max(50)
    .optional(),
});

/** Sets devices, playback and history, as if the user had acted on the devices. */
export function putPlayer({ world, params, body }: ControlRequest): Reply {
  const user = requireUser(world, params.userId);
  const { devices, state, isVanished, recentlyPlayed } = parseBody(playerSchema, body);
  const player = currentPlayer(world, user.id);
  if (devices) player.devices = devices satisfies Device[];
  if (state !== undefined) setPlayback(world, user, player, state);
  if (isVanished !== undefined && player.playback) player.playback.isVanished = isVanished;
  if (recentlyPlayed) {
    player.history = recentlyPlayed.map(({ uri, playedAt }) => ({
      uri,
      playedAt: Date.parse(playedAt),
      contextUri: null,
    }));
  }
  player.staleView = null;
  return jsonReply({ devices: player.devices, playing: player.playback?.current ?? null });
}

function setPlayback(
  world: World,
  user: User,
  player: Player,
  state: z.infer<typeof stateSchema> | null,
): void {
  if (state === null) {
    player.playback = null;
    return;
  }
  player.repeat = state.repeatState ?? player.repeat;
  player.shuffle = state.shuffleState ?? player.shuffle;
  player.smartShuffle = state.smartShuffle ?? player.smartShuffle;
  player.playback = createPlayback(world, user, player, state);
}

function createPlayback(
  world: World,
  user: User,
  player: Player,
  state: z.infer<typeof stateSchema>,
): Playback {
  const allItems =
    state.uris ?? (state.contextUri === null ? [] : findContextItems(world, user, state.contextUri));
  if (!allItems) throw new ControlError(400, `state.contextUri: there is no ${state.contextUri}`);
  const { items, startIndex } = selectPlayable(world, allItems, state.position);
  if (startIndex === null && (state.position > 0 || allItems.length > 0))
    throw new ControlError(400, `state.position: nothing can be played at ${state.position}`);
  const index = startIndex ?? 0;
  const now = world.clock.now();
  const current = state.ad ? adUri : (items[index] ?? null);
  return {
    contextUri: state.contextUri,
    items,
    order: playingOrder(items.length, player.shuffle, index, seededRandom(now)),
    index: player.shuffle ? 0 : index,
    queue: state.queue,
    current,
    isOutsideOrder: state.ad,
    isPlaying: state.isPlaying && current !== null,
    isVanished: state.isVanished,
    isNextFixed: false,
    positionMs: state.progressMs,
    positionAt: now,
    listenedMs: 0,
    loadedAt: now,
    timestamp: now,
  };
}

/** Converts Spotify's snake_case keys, so that tests can send a device list copied from a live reply. */
function toCamelCaseKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const toCamelCase = (key: string) =>
    key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [toCamelCase(key), part]));
}

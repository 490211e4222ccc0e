import { recordPlay, stepForward } from "../../player/advance";
import { findContextItems, selectPlayable } from "../../player/context";
import { playingOrder } from "../../player/order";
import type { Device, Player } from "../../player/player";
import { playbackRules } from "../../player/rules";
import { randomInt, seededRandom } from "../../random";
import { ApiError, badRequest, notFound } from "../http/api-error";
import { parseJsonBody, parseWholeNumber, requireUser } from "../http/request";
import { activateDevice, type PlayerCommand, requirePlayback, restrictionError } from "./player-command";

/** Starts a context or a list of items, or resumes when the body names neither. */
export function play(command: PlayerCommand): void {
  const { request } = command;
  if (request.body.length > request.world.settings.maxPlayBytes) throw new ApiError(413, "Payload too large");
  const body = parseJsonBody(request);
  if (body.context_uri !== undefined && body.uris !== undefined) throw badRequest("Invalid context uri");
  const position = body.position_ms === undefined ? 0 : parseWholeNumber(body.position_ms, "position_ms");
  if (body.context_uri !== undefined) startContext(command, body.context_uri, body.offset, position);
  else if (body.uris !== undefined) startItems(command, body.uris, body.offset, position);
  else resume(command);
}

function resume(command: PlayerCommand): void {
  const playback = requirePlayback(command);
  if (playback.isPlaying) throw restrictionError();
  activateDevice(command.player, command.device);
  Object.assign(playback, { isPlaying: true, timestamp: command.now });
}

function startContext(command: PlayerCommand, uri: unknown, offset: unknown, positionMs: number): void {
  if (
    typeof uri !== "string" ||
    !/^spotify:((album|artist|playlist):[^:]+|user:[^:]+:collection)$/.test(uri)
  ) {
    throw badRequest("Invalid context uri");
  }
  const items = findContextItems(command.request.world, requireUser(command.request), uri);
  if (!items) throw notFound();
  startPlayback(command, uri, items, readOffset(items, offset), positionMs);
}

/** Returns true for an offset to an item that occurs again later: Spotify looks it up by URI (github spotify/web-api#1324). */
function startsAtRepeatedItem(uris: readonly string[], position: number | null): boolean {
  return position !== null && uris.lastIndexOf(uris[position] ?? "") !== position;
}

/** Starts a list of items. Local files are refused, unplayable items are left out. */
function startItems(command: PlayerCommand, uris: unknown, offset: unknown, positionMs: number): void {
  if (!Array.isArray(uris)) throw badRequest("Invalid uris");
  const items = (uris as unknown[]).map(uri => {
    if (typeof uri === "string" && /^spotify:(track|episode):[^:]+$/.test(uri)) return uri;
    throw badRequest(`JSON body contains an invalid track uri: ${String(uri)}`);
  });
  const position = readOffset(items, offset);
  if (startsAtRepeatedItem(items, position)) {
    if (command.request.world.settings.repeatedStart === "refuse") throw restrictionError();
    command.player.playback = null;
    return;
  }
  startPlayback(command, null, items, position, positionMs);
}

/** Returns the position of the first item; null without an offset, so that shuffle may choose it. */
function readOffset(items: readonly (string | null)[], offset: unknown): number | null {
  if (typeof offset !== "object" || offset === null) return null;
  if ("uri" in offset) {
    const position = items.indexOf(String(offset.uri));
    if (position < 0) throw restrictionError();
    return position;
  }
  if (!("position" in offset)) return null;
  const position = parseWholeNumber(offset.position, "offset");
  if (position >= items.length) throw restrictionError();
  return position;
}

/** Resets what the device resets: librespot clears modes, others keep them (github librespot-org/librespot#266). */
function resetModes(player: Player, { playResets }: Device): void {
  if (playResets.includes("shuffle")) player.shuffle = false;
  if (playResets.includes("repeat")) player.repeat = "off";
  if (playResets.includes("queue") && player.playback) player.playback.queue = [];
}

function startPlayback(
  command: PlayerCommand,
  contextUri: string | null,
  allItems: readonly (string | null)[],
  position: number | null,
  positionMs: number,
) {
  const { player, device, now, request } = command;
  const { items, startIndex } = selectPlayable(request.world, allItems, position ?? 0);
  if (items.length === 0 || (position !== null && startIndex === null)) throw restrictionError();
  resetModes(player, device);
  const random = seededRandom(now);
  const first = position === null && player.shuffle ? randomInt(random, items.length) : (startIndex ?? 0);
  if (player.playback) recordPlay(player.playback, now, player.history);
  activateDevice(player, device);
  const playback = {
    contextUri,
    items,
    order: playingOrder(items.length, player.shuffle, first, random),
    index: player.shuffle ? 0 : first,
    queue: player.playback?.queue ?? [],
    current: items[first] ?? null,
    isOutsideOrder: false,
    isPlaying: true,
    isVanished: false,
    isNextFixed: false,
    positionMs,
    positionAt: now,
    listenedMs: 0,
    loadedAt: now,
    timestamp: now,
  };
  player.playback = playback;
  const rules = playbackRules(request.world);
  if (positionMs >= rules.durationOf(playback.current ?? "")) stepForward(player, playback, rules, now);
}

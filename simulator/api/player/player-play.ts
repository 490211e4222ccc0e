import { leaveItem, stepForward } from "../../player/advance";
import { contextItems, playableFrom } from "../../player/context";
import { durations } from "../../player/duration";
import { playingOrder } from "../../player/order";
import { seededRandom, wholeBelow } from "../../random";
import { ApiError, badRequest, notFound } from "../http/api-error";
import { jsonBody, wholeNumber } from "../http/request";
import { activate, type Command, needPlayback, restricted } from "./player-command";

/** No limit is documented; 850 URIs have been too many since 2020 (github spotify/web-api#1483). */
const maxBodyBytes = 30_000;

/** Starts a context or a list of items, or goes on with what was paused when nothing is named. */
export function play(command: Command): void {
  const { request } = command;
  if (request.body.length > maxBodyBytes) throw new ApiError(413, "Payload too large");
  const body = jsonBody(request);
  if (body.context_uri !== undefined && body.uris !== undefined) throw badRequest("Invalid context uri");
  const position = body.position_ms === undefined ? 0 : wholeNumber(body.position_ms, "position_ms");
  if (body.context_uri !== undefined) startContext(command, body.context_uri, body.offset, position);
  else if (body.uris !== undefined) startItems(command, body.uris, body.offset, position);
  else resume(command);
}

function resume(command: Command): void {
  const playback = needPlayback(command);
  if (playback.isPlaying) throw restricted();
  activate(command.player, command.device);
  Object.assign(playback, { isPlaying: true, timestamp: command.now });
}

function startContext(command: Command, uri: unknown, offset: unknown, positionMs: number): void {
  if (typeof uri !== "string" || !/^spotify:(album|artist|playlist):[^:]+$/.test(uri)) {
    throw badRequest("Invalid context uri");
  }
  const items = contextItems(command.request.world, uri);
  if (!items) throw notFound();
  start(command, uri, items, startingPosition(items, offset), positionMs);
}

/** Local files are refused; what cannot be played falls out. */
function startItems(command: Command, uris: unknown, offset: unknown, positionMs: number): void {
  if (!Array.isArray(uris)) throw badRequest("Invalid uris");
  const items = (uris as unknown[]).map(uri => {
    if (typeof uri === "string" && /^spotify:(track|episode):[^:]+$/.test(uri)) return uri;
    throw badRequest(`JSON body contains an invalid track uri: ${String(uri)}`);
  });
  start(command, null, items, startingPosition(items, offset), positionMs);
}

/** null: not said, so shuffle may choose. */
function startingPosition(items: readonly (string | null)[], offset: unknown): number | null {
  if (typeof offset !== "object" || offset === null) return null;
  if ("uri" in offset) {
    const position = items.indexOf(String(offset.uri));
    if (position < 0) throw restricted();
    return position;
  }
  if (!("position" in offset)) return null;
  const position = wholeNumber(offset.position, "offset");
  if (position >= items.length) throw restricted();
  return position;
}

function start(
  command: Command,
  contextUri: string | null,
  listed: readonly (string | null)[],
  position: number | null,
  positionMs: number,
) {
  const { player, device, now, request } = command;
  const { items, from } = playableFrom(request.world, listed, position ?? 0);
  if (items.length === 0 || (position !== null && from === null)) throw restricted();
  const random = seededRandom(now);
  const chosen = position === null && player.shuffle ? wholeBelow(random, items.length) : from;
  const first = chosen ?? 0;
  if (player.playback) leaveItem(player.playback, now, player.history);
  activate(player, device);
  const playback = {
    contextUri,
    items,
    order: playingOrder(items.length, player.shuffle, first, random),
    index: player.shuffle ? 0 : first,
    queue: player.playback?.queue ?? [],
    current: items[first] ?? null,
    fromQueue: false,
    isPlaying: true,
    positionMs,
    at: now,
    listenedMs: 0,
    timestamp: now,
  };
  player.playback = playback;
  const duration = durations(request.world.catalog)(playback.current ?? "");
  if (positionMs >= duration) stepForward(player, playback, now);
}

import type { Reply } from "../../http/message";
import { leaveItem, stepBack, stepForward } from "../../player/advance";
import { durations } from "../../player/duration";
import { reorder } from "../../player/order";
import { seededRandom } from "../../random";
import { isPlayable } from "../../world/tracks";
import { ApiError, badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, personal } from "../http/api-route";
import { jsonBody, needQuery, wholeNumber } from "../http/request";
import {
  activate,
  type Command,
  command,
  findDevice,
  needPlayback,
  restricted,
  withPlayer,
} from "./player-command";
import { play } from "./player-play";

const modifyScopes = ["user-modify-playback-state"];

export const playerCommandRoutes: readonly ApiRoute[] = [
  personal("PUT /me/player", "player", modifyScopes, transfer),
  personal("PUT /me/player/play", "player", modifyScopes, command(play)),
  personal("PUT /me/player/pause", "player", modifyScopes, command(pause)),
  personal("POST /me/player/next", "player", modifyScopes, command(next)),
  personal("POST /me/player/previous", "player", modifyScopes, command(previous)),
  personal("PUT /me/player/seek", "player", modifyScopes, command(seek)),
  personal("PUT /me/player/repeat", "player", modifyScopes, command(repeat)),
  personal("PUT /me/player/shuffle", "player", modifyScopes, command(shuffle)),
  personal("PUT /me/player/volume", "player", modifyScopes, command(volume)),
  personal("POST /me/player/queue", "player", modifyScopes, command(enqueue)),
];

/** Needs no active device: it is how one becomes active. */
function transfer(request: ApiRequest): Reply {
  const { device_ids: ids, play: starts } = jsonBody(request);
  if (!Array.isArray(ids) || ids.length !== 1 || typeof ids[0] !== "string")
    throw badRequest("Invalid device_ids");
  const id = ids[0];
  return withPlayer(request, (player, now) => {
    const device = findDevice(player, id);
    if (device.isRestricted) throw restricted();
    activate(player, device);
    if (starts === true && player.playback?.current)
      Object.assign(player.playback, { isPlaying: true, timestamp: now });
  });
}

function pause(given: Command): void {
  const playback = needPlayback(given);
  if (!playback.isPlaying) throw restricted();
  activate(given.player, given.device);
  Object.assign(playback, { isPlaying: false, timestamp: given.now });
}

function next(given: Command): void {
  const playback = needPlayback(given);
  activate(given.player, given.device);
  leaveItem(playback, given.now, given.player.history);
  stepForward(given.player, playback, given.now);
}

function previous(given: Command): void {
  const playback = needPlayback(given);
  leaveItem(playback, given.now, given.player.history);
  if (!stepBack(given.player, playback, given.now)) throw restricted();
  activate(given.player, given.device);
}

/** Past the end is the next track. */
function seek(given: Command): void {
  const position = wholeNumber(needQuery(given.request, "position_ms"), "position_ms");
  const playback = needPlayback(given);
  const duration = durations(given.request.world.catalog)(playback.current ?? "");
  if (position >= duration) {
    next(given);
    return;
  }
  activate(given.player, given.device);
  Object.assign(playback, { positionMs: position, timestamp: given.now });
}

function repeat({ request, player }: Command): void {
  const state = needQuery(request, "state");
  if (state !== "off" && state !== "track" && state !== "context") throw badRequest("Invalid state");
  player.repeat = state;
}

function shuffle({ request, player, now }: Command): void {
  const state = needQuery(request, "state");
  if (state !== "true" && state !== "false") throw badRequest("Invalid state");
  const on = state === "true";
  if (on !== player.shuffle && player.playback) reorder(player.playback, on, seededRandom(now));
  player.shuffle = on;
}

function volume({ request, device }: Command): void {
  const percent = wholeNumber(needQuery(request, "volume_percent"), "volume_percent");
  if (percent > 100) throw badRequest("Invalid volume_percent");
  if (!device.supportsVolume) {
    throw new ApiError(403, "Player command failed: Cannot control device volume", "VOLUME_CONTROL_DISALLOW");
  }
  device.volumePercent = percent;
}

/** One track or episode; there is no taking it back. */
function enqueue({ request, player }: Command): void {
  const uri = needQuery(request, "uri");
  if (!/^spotify:(track|episode):/.test(uri)) throw badRequest(`Invalid track uri: ${uri}`);
  if (!player.playback || !isPlayable(request.world, uri)) throw restricted();
  player.playback.queue.push(uri);
}

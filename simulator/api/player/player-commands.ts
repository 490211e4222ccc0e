import type { Reply } from "../../http/message";
import { recordPlay, stepBack, stepForward } from "../../player/advance";
import { durationLookup } from "../../player/duration";
import { reorder } from "../../player/order";
import { seededRandom } from "../../random";
import { isPlayable } from "../../world/tracks";
import { ApiError, badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, userRoute } from "../http/api-route";
import { parseJsonBody, parseWholeNumber, requireQuery } from "../http/request";
import {
  activateDevice,
  findDevice,
  handleCommand,
  type PlayerCommand,
  requirePlayback,
  restrictionError,
  withPlayer,
} from "./player-command";
import { play } from "./player-play";

const modifyScopes = ["user-modify-playback-state"];

export const playerCommandRoutes: readonly ApiRoute[] = [
  userRoute("PUT /me/player", "player", modifyScopes, transfer),
  userRoute("PUT /me/player/play", "player", modifyScopes, handleCommand(play)),
  userRoute("PUT /me/player/pause", "player", modifyScopes, handleCommand(pause)),
  userRoute("POST /me/player/next", "player", modifyScopes, handleCommand(skipToNext)),
  userRoute("POST /me/player/previous", "player", modifyScopes, handleCommand(skipToPrevious)),
  userRoute("PUT /me/player/seek", "player", modifyScopes, handleCommand(seek)),
  userRoute("PUT /me/player/repeat", "player", modifyScopes, handleCommand(setRepeat)),
  userRoute("PUT /me/player/shuffle", "player", modifyScopes, handleCommand(setShuffle)),
  userRoute("PUT /me/player/volume", "player", modifyScopes, handleCommand(setVolume)),
  userRoute("POST /me/player/queue", "player", modifyScopes, handleCommand(enqueue)),
];

/** Transfers playback. Needs no active device. */
function transfer(request: ApiRequest): Reply {
  const { device_ids: ids, play: starts } = parseJsonBody(request);
  if (!Array.isArray(ids) || ids.length !== 1 || typeof ids[0] !== "string")
    throw badRequest("Invalid device_ids");
  const id = ids[0];
  return withPlayer(request, (player, now) => {
    const device = findDevice(player, id);
    if (device.isRestricted) throw restrictionError();
    activateDevice(player, device);
    if (starts === true && player.playback?.current)
      Object.assign(player.playback, { isPlaying: true, timestamp: now });
  });
}

function pause(command: PlayerCommand): void {
  const playback = requirePlayback(command);
  if (!playback.isPlaying) throw restrictionError();
  activateDevice(command.player, command.device);
  Object.assign(playback, { isPlaying: false, timestamp: command.now });
}

function skipToNext(command: PlayerCommand): void {
  const playback = requirePlayback(command);
  activateDevice(command.player, command.device);
  recordPlay(playback, command.now, command.player.history);
  stepForward(command.player, playback, command.now);
}

function skipToPrevious(command: PlayerCommand): void {
  const playback = requirePlayback(command);
  recordPlay(playback, command.now, command.player.history);
  if (!stepBack(command.player, playback, command.now)) throw restrictionError();
  activateDevice(command.player, command.device);
}

/** Seeking past the end skips to the next track. */
function seek(command: PlayerCommand): void {
  const position = parseWholeNumber(requireQuery(command.request, "position_ms"), "position_ms");
  const playback = requirePlayback(command);
  const duration = durationLookup(command.request.world.catalog)(playback.current ?? "");
  if (position >= duration) {
    skipToNext(command);
    return;
  }
  activateDevice(command.player, command.device);
  Object.assign(playback, { positionMs: position, timestamp: command.now });
}

function setRepeat({ request, player }: PlayerCommand): void {
  const state = requireQuery(request, "state");
  if (state !== "off" && state !== "track" && state !== "context") throw badRequest("Invalid state");
  player.repeat = state;
}

function setShuffle({ request, player, now }: PlayerCommand): void {
  const state = requireQuery(request, "state");
  if (state !== "true" && state !== "false") throw badRequest("Invalid state");
  const on = state === "true";
  if (on !== player.shuffle && player.playback) reorder(player.playback, on, seededRandom(now));
  player.shuffle = on;
}

function setVolume({ request, device }: PlayerCommand): void {
  const percent = parseWholeNumber(requireQuery(request, "volume_percent"), "volume_percent");
  if (percent > 100) throw badRequest("Invalid volume_percent");
  if (!device.supportsVolume) {
    throw new ApiError(403, "Player command failed: Cannot control device volume", "VOLUME_CONTROL_DISALLOW");
  }
  device.volumePercent = percent;
}

/** Adds one track or episode to the queue. Spotify has no way to remove it. */
function enqueue({ request, player }: PlayerCommand): void {
  const uri = requireQuery(request, "uri");
  if (!/^spotify:(track|episode):/.test(uri)) throw badRequest(`Invalid track uri: ${uri}`);
  if (!player.playback || !isPlayable(request.world, uri)) throw restrictionError();
  player.playback.queue.push(uri);
}

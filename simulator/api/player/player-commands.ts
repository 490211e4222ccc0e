import type { Reply } from "../../http/message";
import { endOf, recordPlay, stepBack, stepForward } from "../../player/advance";
import { reorder } from "../../player/order";
import { playbackRules } from "../../player/rules";
import { seededRandom } from "../../random";
import { isPlayable } from "../../world/tracks";
import { ApiError, badRequest } from "../http/api-error";
import { type ApiRoute, userRoute } from "../http/api-route";
import { parseJsonBody, parseWholeNumber, requireQuery } from "../http/request";
import {
  activateDevice,
  findDevice,
  handleCommand,
  type PlayerCommand,
  type PlayerRequest,
  requirePlayback,
  restrictionError,
  withPlayer,
} from "./player-command";
import { play } from "./player-play";

const modifyScopes = ["user-modify-playback-state"];

export const playerCommands = {
  "PUT /me/player": transfer,
  "PUT /me/player/play": handleCommand(play),
  "PUT /me/player/pause": handleCommand(pause),
  "POST /me/player/next": handleCommand(skipToNext),
  "POST /me/player/previous": handleCommand(skipToPrevious),
  "PUT /me/player/seek": handleCommand(seek),
  "PUT /me/player/repeat": handleCommand(setRepeat),
  "PUT /me/player/shuffle": handleCommand(setShuffle),
  "PUT /me/player/volume": handleCommand(setVolume),
  "POST /me/player/queue": handleCommand(enqueue),
};

export const playerCommandRoutes: readonly ApiRoute[] = Object.entries(playerCommands).map(
  ([endpoint, handle]) => userRoute(endpoint as keyof typeof playerCommands, "player", modifyScopes, handle),
);

/** Transfers playback. Needs no active device. */
function transfer(request: PlayerRequest): Reply {
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
  stepForward(command.player, playback, playbackRules(command.request.world), command.now);
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
  const duration = playbackRules(command.request.world).durationOf(playback.current ?? "");
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

/**
 * Adds one track or episode to the queue. Spotify has no way to remove it. A device that has already loaded the next
 * item of the context plays that one first.
 */
function enqueue({ request, player }: PlayerCommand): void {
  const uri = requireQuery(request, "uri");
  if (!/^spotify:(track|episode):/.test(uri)) throw badRequest(`Invalid track uri: ${uri}`);
  if (!player.playback || !isPlayable(request.world, uri)) throw restrictionError();
  const { playback } = player;
  const rules = playbackRules(request.world);
  const remainingMs = endOf(player, playback, rules) - playback.positionMs;
  if (playback.queue.length === 0 && remainingMs < request.world.settings.prefetchMs)
    playback.isNextFixed = true;
  playback.queue.push(uri);
}

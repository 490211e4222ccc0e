import { randomBytes } from "node:crypto";
import { type Reply, textReply } from "../../http/message";
import { activeDevice, type Device, type Playback, type Player, type PlayerState } from "../../player/player";
import { adUri } from "../../player/rules";
import { ApiError } from "../http/api-error";
import type { ApiRequest } from "../http/api-route";
import { requireUser } from "../http/request";
import { currentPlayer } from "./player-view";

/** The parts of a request that a player command reads. Commands of other clients have no token. */
export type PlayerRequest = Pick<ApiRequest, "world" | "user" | "query" | "body">;

export type PlayerCommand = {
  request: PlayerRequest;
  player: Player;
  device: Device;
  now: number;
};

function noActiveDeviceError(): ApiError {
  return new ApiError(404, "Player command failed: No active device found", "NO_ACTIVE_DEVICE");
}

/** Spotify's error for a command that does not fit the state, such as pausing twice (github spotify/web-api#1433). */
export function restrictionError(): ApiError {
  return new ApiError(403, "Player command failed: Restriction violated", "UNKNOWN");
}

/** Wraps a player command: checks Premium, finds the target device, applies the lag of reads, and replies. */
export function handleCommand(perform: (command: PlayerCommand) => void): (request: PlayerRequest) => Reply {
  return request =>
    withPlayer(request, (player, now) => {
      const device = findTargetDevice(player, request.query.get("device_id"));
      perform({ request, player, device, now });
    });
}

export function withPlayer(request: PlayerRequest, perform: (player: Player, now: number) => void): Reply {
  const { world } = request;
  const user = requireUser(request);
  if (!user.premium) {
    throw new ApiError(403, "Player command failed: Premium required", "PREMIUM_REQUIRED");
  }
  const now = world.clock.now();
  const player = currentPlayer(world, user.id);
  const lag = world.settings.playerLagMs;
  const formerState = lag > 0 ? (player.staleView?.state ?? copyState(player)) : null;
  perform(player, now);
  if (formerState) player.staleView = { state: formerState, until: now + lag };
  return acceptedReply(world.settings.commandReply);
}

/** The docs say 204; since July 2024 Spotify sends 200 and an opaque word (github spotify/spotify-web-api-ts-sdk#119, #127). */
function acceptedReply(reply: "empty" | "text"): Reply {
  return reply === "empty" ? { status: 204 } : textReply(randomBytes(20).toString("base64url"), 200);
}

function copyState({ devices, playback, repeat, shuffle, smartShuffle }: Player): PlayerState {
  return structuredClone({ devices, playback, repeat, shuffle, smartShuffle });
}

/** Returns the device that the request names, or the active one. */
function findTargetDevice(player: Player, id: string | null): Device {
  const device = id === null ? activeDevice(player) : findDevice(player, id);
  if (!device) throw noActiveDeviceError();
  if (device.isRestricted) throw restrictionError();
  return device;
}

export function findDevice(player: Player, id: string): Device {
  const device = player.devices.find(candidate => candidate.id === id);
  if (!device) throw new ApiError(404, "Device not found");
  return device;
}

export function activateDevice(player: Player, device: Device): void {
  for (const other of player.devices) other.isActive = other === device;
}

/** Returns the playback. Commands are refused while nothing is loaded or an ad is playing. */
export function requirePlayback({ player }: PlayerCommand): Playback {
  if (!player.playback || player.playback.current === null || player.playback.current === adUri)
    throw restrictionError();
  return player.playback;
}

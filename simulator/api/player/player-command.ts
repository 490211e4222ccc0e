import { randomBytes } from "node:crypto";
import { plainText, type Reply } from "../../http/message";
import { adUri } from "../../player/duration";
import { activeDevice, type Device, type Playback, type Player, type PlayerState } from "../../player/player";
import { ApiError } from "../http/api-error";
import type { ApiRequest } from "../http/api-route";
import { personOf } from "../http/request";
import { currentPlayer } from "./player-view";

export type Command = {
  request: ApiRequest;
  player: Player;
  device: Device;
  now: number;
};

export function noActiveDevice(): ApiError {
  return new ApiError(404, "Player command failed: No active device found", "NO_ACTIVE_DEVICE");
}

/** Spotify's answer to whatever makes no sense at the moment, pausing twice included (github spotify/web-api#1433). */
export function restricted(): ApiError {
  return new ApiError(403, "Player command failed: Restriction violated", "UNKNOWN");
}

/** Wraps what all commands share: Premium, the device, the lag before reads see it, and the odd reply. */
export function command(perform: (command: Command) => void): (request: ApiRequest) => Reply {
  return request =>
    withPlayer(request, (player, now) => {
      const device = targetDevice(player, request.query.get("device_id"));
      perform({ request, player, device, now });
    });
}

export function withPlayer(request: ApiRequest, perform: (player: Player, now: number) => void): Reply {
  const { world } = request;
  const user = personOf(request);
  if (!user.premium) {
    throw new ApiError(403, "Player command failed: Premium required", "PREMIUM_REQUIRED");
  }
  const now = world.clock.now();
  const player = currentPlayer(world, user.id);
  const lag = world.settings.playerLagMs;
  const before = lag > 0 ? (player.stale?.state ?? snapshotOf(player)) : null;
  perform(player, now);
  if (before) player.stale = { state: before, until: now + lag };
  return accepted(world.settings.commandReply);
}

/** The docs say 204; since July 2024 it is 200 with an opaque word (github spotify/spotify-web-api-ts-sdk#119, #127). */
function accepted(reply: "empty" | "text"): Reply {
  return reply === "empty" ? { status: 204 } : plainText(randomBytes(20).toString("base64url"), 200);
}

function snapshotOf({ devices, playback, repeat, shuffle, smartShuffle }: Player): PlayerState {
  return structuredClone({ devices, playback, repeat, shuffle, smartShuffle });
}

/** The named device, which wakes up, or the active one. */
function targetDevice(player: Player, id: string | null): Device {
  const device = id === null ? activeDevice(player) : findDevice(player, id);
  if (!device) throw noActiveDevice();
  if (device.isRestricted) throw restricted();
  return device;
}

export function findDevice(player: Player, id: string): Device {
  const device = player.devices.find(candidate => candidate.id === id);
  if (!device) throw new ApiError(404, "Device not found");
  return device;
}

export function activate(player: Player, device: Device): void {
  for (const other of player.devices) other.isActive = other === device;
}

/** What is loaded; nothing loaded and a running ad both refuse commands. */
export function needPlayback({ player }: Command): Playback {
  if (!player.playback || player.playback.current === null || player.playback.current === adUri)
    throw restricted();
  return player.playback;
}

import { randomBytes } from "node:crypto";
import { z } from "zod";
import { ApiError } from "../api/http/api-error";
import { authenticate } from "../api/http/authenticate";
import { currentPlayer, playingObject } from "../api/player/player-view";
import { type HttpRequest, htmlReply, jsonReply, type Reply, textReply } from "../http/message";
import { activeDevice, type Player } from "../player/player";
import type { World } from "../world/world";
import { framePage } from "./frame-page";
import { playerScript } from "./player-script";

/** Tells whether a path belongs to the stand-in of Spotify's Web Playback SDK. Its requests are not logged, like images. */
export const isSdkPath = (path: string): boolean =>
  path === "/spotify-player.js" || path.startsWith("/embedded/");

/**
 * Answers the script of Spotify's player for browsers, its frame, and the requests of that frame. Spotify's own protocol is not
 * public; the script has the documented surface (https://developer.spotify.com/documentation/web-playback-sdk/reference).
 */
export function handleSdk(world: World, request: HttpRequest): Reply {
  const { method, path } = request;
  if (method === "GET" && path === "/spotify-player.js")
    return textReply(playerScript(world.origin), 200, { "content-type": "text/javascript; charset=utf-8" });
  if (method === "GET" && path === "/embedded/index.html") return htmlReply(framePage());
  try {
    const user = requireListener(world, request);
    if (method === "POST" && path === "/embedded/devices")
      return addDevice(currentPlayer(world, user), request);
    const [, , , id = "", part] = path.split("/");
    const player = currentPlayer(world, user);
    if (method === "DELETE") return removeDevice(player, id);
    if (method === "GET" && part === "state") return jsonReply(stateOf(world, player, id));
  } catch (error) {
    if (error instanceof ApiError) return error.toReply();
    throw error;
  }
  return textReply("Not Found", 404);
}

/** Returns the user of the token, which needs the scope `streaming` and Premium. */
function requireListener(world: World, request: HttpRequest): string {
  const { userId, scopes } = authenticate(world, request);
  const user = world.users.get(userId ?? "");
  if (!user || !scopes.includes("streaming")) throw new ApiError(401, "Invalid token scopes.");
  if (!user.premium) throw new ApiError(403, "This functionality is restricted to premium users only");
  return user.id;
}

const newDevice = z.object({ name: z.string(), volume: z.number().min(0).max(1) });

function addDevice(player: Player, { body }: HttpRequest): Reply {
  const { name, volume } = newDevice.parse(JSON.parse(body.toString()));
  const id = randomBytes(20).toString("hex");
  player.devices.push({
    id,
    name,
    type: "Computer",
    isActive: false,
    isPrivateSession: false,
    isRestricted: false,
    volumePercent: Math.round(volume * 100),
    supportsVolume: true,
    playResets: [],
  });
  return jsonReply({ id }, 201);
}

/** Removes a device whose page has closed; the music that it played stops. */
function removeDevice(player: Player, id: string): Reply {
  if (activeDevice(player)?.id === id && player.playback) player.playback.isPlaying = false;
  player.devices = player.devices.filter(device => device.id !== id);
  return { status: 204 };
}

/** Renders the documented WebPlaybackState; null while another device plays, and `gone` for a device that no longer exists. */
function stateOf(world: World, player: Player, id: string) {
  if (!player.devices.some(device => device.id === id)) throw new ApiError(404, "Device not found");
  if (activeDevice(player)?.id !== id || !player.playback) return null;
  const { context, progress_ms, item, is_playing } = playingObject(world, player, {
    playable: true,
    episodes: "as-track",
  });
  const track = item as { duration_ms: number } | null;
  if (!track) return null;
  return {
    context: { uri: context?.uri ?? null, metadata: null },
    disallows: {},
    paused: !is_playing,
    position: progress_ms ?? 0,
    duration: track.duration_ms,
    loading: false,
    repeat_mode: ["off", "context", "track"].indexOf(player.repeat),
    shuffle: player.shuffle,
    timestamp: world.clock.now(),
    track_window: {
      current_track: track,
      previous_tracks: [],
      next_tracks: [],
    },
  };
}

import { advance, canStepBack } from "../../player/advance";
import { activeDevice, type Device, type Player, type PlayerState } from "../../player/player";
import { adUri, playbackRules } from "../../player/rules";
import { type ItemOptions, itemBytes } from "../../render/item-bytes";
import { externalUrls } from "../../render/links";
import { getPlayer } from "../../world/get-player";
import type { World } from "../../world/world";

/** Returns a user's player, advanced to the current time. */
export function currentPlayer(world: World, userId: string): Player {
  const player = getPlayer(world, userId);
  advance(player, world.clock.now(), playbackRules(world), player.history);
  return player;
}

/** Returns the state that reads show: during the lag, the state before the last command. */
export function visibleState(world: World, player: Player): PlayerState {
  const now = world.clock.now();
  if (!player.staleView) return player;
  if (now >= player.staleView.until) {
    player.staleView = null;
    return player;
  }
  advance(player.staleView.state, now, playbackRules(world));
  return player.staleView.state;
}

export function deviceObject(device: Device) {
  return {
    id: device.id,
    is_active: device.isActive,
    is_private_session: device.isPrivateSession,
    is_restricted: device.isRestricted,
    name: device.name,
    supports_volume: device.supportsVolume,
    type: device.type,
    volume_percent: device.volumePercent,
  };
}

/** Renders the reply of currently-playing, which is also a part of the whole state. */
export function playingObject(world: World, state: PlayerState, options: ItemOptions) {
  const { playback } = state;
  const uri = playback?.current ?? null;
  return {
    timestamp: playback?.timestamp ?? world.clock.now(),
    context: contextObject(world, playback?.contextUri ?? null),
    progress_ms: playback && uri ? Math.floor(playback.positionMs) : null,
    item:
      uri === null || uri === adUri
        ? null
        : (JSON.parse(itemBytes(world, uri, options).toString()) as unknown),
    currently_playing_type: playingType(uri),
    actions: { disallows: disallowedActions(state) },
    is_playing: playback?.isPlaying ?? false,
  };
}

export function stateObject(world: World, state: PlayerState, options: ItemOptions) {
  const device = activeDevice(state);
  return {
    device: device && deviceObject(device),
    shuffle_state: state.shuffle,
    smart_shuffle: state.smartShuffle,
    repeat_state: state.repeat,
    ...playingObject(world, state, options),
  };
}

export function contextObject(world: World, uri: string | null) {
  if (uri === null) return null;
  const [, kind = "", id = "", part] = uri.split(":");
  if (part === "collection")
    return {
      external_urls: { spotify: "https://open.spotify.com/collection/tracks" },
      href: `${world.origin}/v1/me/tracks`,
      type: "collection",
      uri,
    };
  return {
    external_urls: externalUrls(kind, id),
    href: `${world.origin}/v1/${kind}s/${id}`,
    type: kind,
    uri,
  };
}

function playingType(uri: string | null): string {
  if (uri === null) return "unknown";
  if (uri === adUri) return "ad";
  return uri.startsWith("spotify:episode:") ? "episode" : "track";
}

/** Names only the actions that are not allowed. */
function disallowedActions(state: PlayerState): Record<string, true> {
  const { playback } = state;
  const flags: Record<string, true> = {};
  if (!playback?.isPlaying) flags.pausing = true;
  if (playback?.isPlaying) flags.resuming = true;
  if (!playback || !canStepBack(state, playback)) flags.skipping_prev = true;
  if (playback?.current === adUri) {
    flags.skipping_next = true;
    flags.skipping_prev = true;
    flags.seeking = true;
  }
  return flags;
}

import { advance, canStepBack } from "../../player/advance";
import { adUri, durations } from "../../player/duration";
import { activeDevice, type Device, type Player, type PlayerState } from "../../player/player";
import { type ItemOptions, itemBytes } from "../../render/item-bytes";
import { externalUrls } from "../../render/links";
import { playerOf } from "../../world/player-of";
import type { World } from "../../world/world";

/** The player of a person, brought up to date. */
export function currentPlayer(world: World, userId: string): Player {
  const player = playerOf(world, userId);
  advance(player, world.clock.now(), durations(world.catalog), player.history);
  return player;
}

/** What a read sees: for a while after a command, still the state before it. */
export function shownState(world: World, player: Player): PlayerState {
  const now = world.clock.now();
  if (!player.stale) return player;
  if (now >= player.stale.until) {
    player.stale = null;
    return player;
  }
  advance(player.stale.state, now, durations(world.catalog));
  return player.stale.state;
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

/** What currently-playing answers; the whole state has the device and the modes besides. */
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
    actions: { disallows: disallows(state) },
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
  const [, kind = "", id = ""] = uri.split(":");
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

/** Only what is not allowed is named. */
function disallows(state: PlayerState): Record<string, true> {
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

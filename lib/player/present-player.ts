import type { Locale } from "@/lib/i18n/locales";
import { pageImageWidth, songFromSpotify } from "@/lib/library/from-spotify";
import { readableName } from "@/lib/library/missing-names";
import type { Device, PlayerState } from "@/lib/schemas/player";
import type { SpotifyDevice, SpotifyPlayable, SpotifyPlayer } from "@/lib/spotify/replies";

/** Returns the API's device. The name is empty if Spotify sends none; `wordDevice` names it in a language. */
export const presentDevice = (device: SpotifyDevice): Device => ({
  id: device.id,
  name: device.name ?? "",
  type: device.type,
  isActive: device.is_active,
  isRestricted: device.is_restricted,
  supportsVolume: device.supports_volume,
  volumePercent: device.volume_percent,
});

/** Returns the API's song of a player. `wordPlaying` names a missing title in a language. */
export function presentPlaying(item: SpotifyPlayable, imageWidth?: number) {
  const { uri, title, artists, album, imageUrl, durationMs } = songFromSpotify(item, imageWidth);
  const named = artists.filter(({ name }) => name);
  return {
    uri,
    title,
    artists: named.map(({ name }) => name),
    artistIds: named.map(({ id }) => id),
    album: album?.name ?? null,
    albumId: album?.id ?? null,
    imageUrl,
    durationMs,
  };
}

/**
 * Returns the API's player state in no language, as it is stored for all screens; `wordPlayer` gives it words. Progress counts from `fetchedAt`, because Spotify's own timestamp
 * is not a clock.
 */
export const presentPlayer = (player: SpotifyPlayer, fetchedAt: Date): PlayerState => ({
  device: player?.device ? presentDevice(player.device) : null,
  isPlaying: player?.is_playing ?? false,
  progressMs: player?.progress_ms ?? 0,
  fetchedAt: fetchedAt.toISOString(),
  item: player?.item ? presentPlaying(player.item, pageImageWidth) : null,
  contextUri: player?.context?.uri ?? null,
  repeat: player?.repeat_state ?? "off",
  shuffle: player?.shuffle_state ?? false,
});

export const wordDevice = (locale: Locale, device: Device): Device => ({
  ...device,
  name: readableName(locale, device.name, "unnamedDevice"),
});

export const wordPlaying = <Item extends { title: string }>(locale: Locale, item: Item): Item => ({
  ...item,
  title: readableName(locale, item.title),
});

export const wordPlayer = (locale: Locale, state: PlayerState): PlayerState => ({
  ...state,
  device: state.device && wordDevice(locale, state.device),
  item: state.item && wordPlaying(locale, state.item),
});

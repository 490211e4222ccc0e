import { pageImageWidth, songFromSpotify } from "@/lib/library/from-spotify";
import type { Device, PlayerState } from "@/lib/schemas/player";
import type { SpotifyDevice, SpotifyPlayable, SpotifyPlayer } from "@/lib/spotify/replies";

const unnamedDevice = "Unnamed device";

export const presentDevice = (device: SpotifyDevice): Device => ({
  id: device.id,
  name: device.name || unnamedDevice,
  type: device.type,
  isActive: device.is_active,
  isRestricted: device.is_restricted,
  supportsVolume: device.supports_volume,
  volumePercent: device.volume_percent,
});

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

/** Returns the API's player state. Progress counts from `fetchedAt`, because Spotify's own timestamp is not a clock. */
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

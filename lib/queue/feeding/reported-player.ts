import { sql } from "@/lib/platform/db";
import { type PlayerState, playerState } from "@/lib/schemas/player";
import type { SpotifyPlayer } from "@/lib/spotify/replies";

type Item = NonNullable<NonNullable<SpotifyPlayer>["item"]>;

/** The longest age of a report that takes the place of a look. A page that plays repeats it every minute. */
const freshFor = "75 seconds";
/** The time after the end of a song in which the page reports the next one. */
export const overdueMs = 5_000;

const readSong = `SELECT 'track' AS type, spotify_id AS id, uri, title AS name, duration_ms, artists, is_local, is_playable,
    NULL AS show, '[]'::jsonb AS images, NULL AS external_ids,
    jsonb_build_object('id', album_id, 'name', album_name, 'images', CASE WHEN image_url IS NULL THEN '[]'::jsonb
      ELSE jsonb_build_array(jsonb_build_object('url', image_url)) END) AS album
  FROM songs WHERE user_id = $1 AND uri = $2 AND duration_ms > 0`;

/** Returns a state as Spotify's reply to a look; null without a device, or if the library does not have the song. */
export async function toSpotifyPlayer(
  userId: string,
  uri: string | undefined,
  { device, isPlaying, progressMs, contextUri, repeat, shuffle }: Omit<PlayerState, "item" | "fetchedAt">,
): Promise<SpotifyPlayer> {
  if (!device || !uri) return null;
  const [item] = await sql<Item>(readSong, [userId, uri]);
  if (!item) return null;
  return {
    device: {
      id: device.id,
      name: device.name,
      type: device.type,
      is_active: true,
      is_restricted: device.isRestricted,
      supports_volume: device.supportsVolume,
      volume_percent: device.volumePercent,
    },
    is_playing: isPlaying,
    progress_ms: progressMs,
    repeat_state: repeat,
    shuffle_state: shuffle,
    context: contextUri === null ? null : { uri: contextUri },
    item,
  };
}

/** Returns the player as a page that plays itself has reported it lately, advanced to now; null if only Spotify knows. */
export async function readReportedPlayer(userId: string): Promise<SpotifyPlayer> {
  const [row] = await sql<{ state: unknown }>(
    `SELECT state FROM player_watches WHERE user_id = $1 AND reported_at > now() - interval '${freshFor}'`,
    [userId],
  );
  const state = playerState.safeParse(row?.state).data;
  if (!state?.item) return null;
  const passedMs = state.isPlaying ? Date.now() - Date.parse(state.fetchedAt) : 0;
  const progressMs = state.progressMs + passedMs;
  if (progressMs > state.item.durationMs + overdueMs) return null;
  return toSpotifyPlayer(userId, state.item.uri, { ...state, progressMs });
}

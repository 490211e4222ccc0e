import { z } from "zod";

/**
 * Schemas of Spotify's replies, with only the keys that Tonearm uses. Keys are optional if Development Mode omits them or
 * Spotify sometimes sends null.
 */
const optionalText = z.string().nullish();

const images = z
  .array(z.object({ url: z.string(), width: z.number().nullish() }))
  .nullish()
  .transform(list => list ?? []);

const artist = z.object({ id: z.string().nullish(), name: z.string().nullish() });

const playable = z.object({
  type: z.string().default("track"),
  id: z.string().nullish(),
  uri: z.string(),
  name: z.string().nullish(),
  duration_ms: z.number().nullish(),
  artists: z.array(artist).nullish(),
  album: z.object({ id: optionalText, name: optionalText, images }).nullish(),
  show: z.object({ id: optionalText, name: optionalText, images }).nullish(),
  images: images.optional(),
  is_local: z.boolean().nullish(),
  is_playable: z.boolean().nullish(),
  external_ids: z.object({ isrc: z.string().nullish() }).nullish(),
});
/** A track or an episode. */
export type SpotifyPlayable = z.infer<typeof playable>;
export const playableReply = playable;

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int(), next: z.string().nullish() });

const albumSummary = z.object({
  id: z.string(),
  name: z.string(),
  artists: z.array(artist).nullish(),
  images,
  release_date: optionalText,
  total_tracks: z.number().int().nullish(),
});

/** Tracks inside an album have neither `album` nor `external_ids`. */
export const albumTracksReply = page(playable);
export const albumReply = albumSummary.extend({ tracks: albumTracksReply });
export type SpotifyAlbum = z.infer<typeof albumReply>;

export const artistReply = z.object({ id: z.string(), name: z.string(), images });
export type SpotifyArtist = z.infer<typeof artistReply>;
export const artistAlbumsReply = page(albumSummary);

export const profileReply = z.object({ id: z.string(), display_name: z.string().nullish() });

const playlistSummary = z.object({
  id: z.string(),
  name: z.string(),
  description: optionalText,
  snapshot_id: z.string(),
  images,
  owner: z.object({ id: z.string(), display_name: optionalText }),
  items: z.object({ total: z.number().int() }).nullish(),
});
export type SpotifyPlaylist = z.infer<typeof playlistSummary>;

/** Replaces an invalid entry, so that the other entries of its page can be used. */
const malformed = z.unknown().transform(() => "malformed" as const);

/** Entries that Development Mode hides are null. An invalid entry may still have the playlist's id. */
export const playlistsPageReply = page(
  z.union([playlistSummary.nullable(), z.object({ id: z.string() }), malformed]),
);

/** An entry of a playlist. The entry of a withdrawn item stays in the list and has a null item. */
const playlistEntry = z.object({
  added_at: z.iso.datetime({ offset: true }).nullish(),
  is_local: z.boolean().nullish(),
  item: playable.nullish(),
});
export type SpotifyPlaylistEntry = z.infer<typeof playlistEntry>;
export const playlistItemsReply = page(z.union([playlistEntry, malformed]));

const savedTrack = z.object({ added_at: z.iso.datetime({ offset: true }), track: playable.nullish() });
export type SpotifySavedTrack = z.infer<typeof savedTrack>;
export const savedTracksReply = page(z.union([savedTrack, malformed]));

export const createdPlaylistReply = z.object({ id: z.string(), snapshot_id: z.string() });
export const snapshotReply = z.object({ snapshot_id: z.string() });

/** Only the requested kinds are present; entries that Development Mode hides are null. */
export const searchReply = z.object({
  tracks: page(playable.nullable()).nullish(),
  albums: page(albumSummary.nullable()).nullish(),
  artists: page(artistReply.nullable()).nullish(),
  playlists: page(playlistSummary.nullable()).nullish(),
});

/** Newest first; at the end of the history `cursors` is null. */
export const recentlyPlayedReply = z.object({
  items: z.array(
    z.union([
      z.object({
        track: playable,
        played_at: z.iso.datetime({ offset: true }),
        context: z.object({ uri: z.string() }).nullish(),
      }),
      malformed,
    ]),
  ),
});

const device = z.object({
  id: z.string().nullable(),
  is_active: z.boolean(),
  is_restricted: z.boolean().default(false),
  name: z.string(),
  type: z.string(),
  volume_percent: z.number().nullish(),
  supports_volume: z.boolean().default(true),
});
export type SpotifyDevice = z.infer<typeof device>;
export const devicesReply = z.object({ devices: z.array(device) });

/** Null (an empty 204) when no device is active. */
export const playerReply = z
  .object({
    device: device.nullish(),
    is_playing: z.boolean(),
    progress_ms: z.number().nullish(),
    repeat_state: z.enum(["off", "track", "context"]).catch("off"),
    shuffle_state: z.boolean().catch(false),
    context: z.object({ uri: z.string() }).nullish(),
    item: playable.nullish(),
  })
  .nullable();
export type SpotifyPlayer = z.infer<typeof playerReply>;

export const queueReply = z.object({
  currently_playing: playable.nullish(),
  queue: z.array(playable),
});

/** Audio analysis of a track. All numbers are optional, because Spotify no longer maintains them. */
const audioFeatures = z.object({
  id: z.string(),
  danceability: z.number().nullish(),
  energy: z.number().nullish(),
  key: z.number().nullish(),
  loudness: z.number().nullish(),
  mode: z.number().nullish(),
  speechiness: z.number().nullish(),
  acousticness: z.number().nullish(),
  instrumentalness: z.number().nullish(),
  liveness: z.number().nullish(),
  valence: z.number().nullish(),
  tempo: z.number().nullish(),
  time_signature: z.number().nullish(),
});
/** Tracks that Spotify has not analyzed are null. */
export const audioFeaturesReply = z.object({ audio_features: z.array(audioFeatures.nullable()) });

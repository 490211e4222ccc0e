import { z } from "zod";
import { fitsIndex } from "@/lib/platform/db/indexed-text";
import {
  count,
  flag,
  knownTime,
  list,
  mainList,
  optional,
  page,
  places,
  text,
  time,
  wholeNumber,
  withDefault,
} from "./lenient";

/**
 * Schemas of Spotify's replies, with only the keys that Tonearm uses. See `lenient.ts`: a reply is unusable only if it lacks what
 * makes it useful, and one unusable entry never loses the others.
 */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const toText = (value: unknown) => (typeof value === "string" && value ? value : undefined);

/** Completes the id or the URI of an object from the other. */
function completeIdentity(value: unknown): unknown {
  if (!isObject(value)) return value;
  const type = toText(value.type) ?? "track";
  const [id, uri] = [toText(value.id), toText(value.uri)];
  return {
    ...value,
    id: id ?? (uri && /^spotify:\w+:([0-9A-Za-z]+)$/.exec(uri)?.[1]),
    uri: uri ?? (id && `spotify:${type}:${id}`),
  };
}

const identified = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(completeIdentity, z.object(shape));

const id = z.string().min(1);

/** Replaces an entry that cannot be used, so that it can be reported by its name. */
const unusable = z.unknown().transform(value => ({
  isUnusable: true as const,
  name: (isObject(value) && toText(value.name)) || null,
}));

const images = list(z.object({ url: id, width: wholeNumber }));

const artists = list(z.object({ id: text, name: text }).refine(artist => artist.id || artist.name));

const collection = optional(z.object({ id: text, name: text, images, release_date: text }));

const playable = identified({
  type: withDefault(z.string(), "track"),
  id: text,
  uri: id.refine(fitsIndex),
  name: text,
  duration_ms: wholeNumber,
  artists,
  album: collection,
  show: collection,
  images,
  is_local: flag,
  is_playable: flag,
  external_ids: optional(z.object({ isrc: text })),
});
/** A track or an episode. */
export type SpotifyPlayable = Partial<z.infer<typeof playable>> & { uri: string };
export const playableReply = playable;

const albumShape = {
  id,
  name: text,
  artists,
  images,
  release_date: text,
  total_tracks: wholeNumber,
};
const albumSummary = identified(albumShape);
export type SpotifyAlbumSummary = z.infer<typeof albumSummary>;

/** Tracks inside an album have neither `album` nor `external_ids`. */
export const albumTracksReply = page(playable);
export const albumReply = identified({ ...albumShape, tracks: optional(albumTracksReply) });
export type SpotifyAlbum = z.infer<typeof albumReply>;

/** Spotify says nothing about the genres of many artists, and calls the list deprecated. */
export const artistReply = identified({ id, name: text, images, genres: list(z.string()) });
export type SpotifyArtist = z.infer<typeof artistReply>;
export const artistAlbumsReply = page(albumSummary);

export const profileReply = identified({ id, display_name: text });

/** `items` is null if Spotify does not show the playlist's items to this person. */
const playlistSummary = identified({
  id,
  name: text,
  description: text,
  snapshot_id: text,
  images,
  owner: optional(z.object({ id: text, display_name: text })),
  items: optional(z.object({ total: count })),
});
export type SpotifyPlaylist = z.infer<typeof playlistSummary>;

/** One playlist without its items. */
export const playlistReply = playlistSummary;

/** Entries that Development Mode hides are null. */
export const playlistsPageReply = page(z.union([playlistSummary, unusable]));

/**
 * An entry of a list of songs. `item` is null if Spotify withdrew the song, which stays in the list, and if the song cannot be
 * used; `sent` is null only in the first case.
 */
const songEntry = (key: "item" | "track") =>
  z.preprocess(
    value => (isObject(value) ? { ...value, item: value[key], sent: value[key] } : value),
    z.object({ added_at: time, is_local: flag, item: optional(playable), sent: optional(unusable) }),
  );
export const playlistItemsReply = page(songEntry("item"));
export const savedTracksReply = page(songEntry("track"));
export type SpotifySongEntry = z.infer<ReturnType<typeof songEntry>>;

/** Answers whether each of the requested URIs is in the person's library. */
export const containsReply = z.array(z.boolean());

export const createdPlaylistReply = identified({ id });
export const snapshotReply = z.object({ snapshot_id: z.string() });

/** Only the requested kinds are present; entries that Development Mode hides are null. */
export const searchReply = z
  .object({
    tracks: optional(page(playable)),
    albums: optional(page(albumSummary)),
    artists: optional(page(artistReply)),
    playlists: optional(page(playlistSummary)),
  })
  .refine(results => Object.values(results).some(kind => kind !== null));

const context = optional(z.object({ uri: z.string() }));

/** Newest first; at the end of the history `cursors` is null. */
export const recentlyPlayedReply = z.object({
  items: mainList(z.object({ track: playable, played_at: knownTime, context })),
});

const device = z
  .object({
    id: text,
    is_active: withDefault(z.boolean(), false),
    is_restricted: withDefault(z.boolean(), false),
    name: text,
    type: withDefault(z.string(), "Unknown"),
    volume_percent: wholeNumber,
    supports_volume: withDefault(z.boolean(), true),
  })
  .refine(({ id, name }) => id || name);
export type SpotifyDevice = z.infer<typeof device>;
export const devicesReply = z.object({ devices: mainList(device) });

/** Null (an empty 204) when no device is active. */
export const playerReply = z
  .object({
    device: optional(device),
    is_playing: flag,
    progress_ms: wholeNumber,
    repeat_state: withDefault(z.enum(["off", "track", "context"]), "off"),
    shuffle_state: withDefault(z.boolean(), false),
    context,
    item: optional(playable),
  })
  .refine(player => player.device || player.item || player.is_playing !== null)
  .nullable();
export type SpotifyPlayer = z.infer<typeof playerReply>;

export const queueReply = z.object({ currently_playing: optional(playable), queue: mainList(playable) });

const feature = optional(z.number());
/** Audio analysis of a track. All numbers are optional, because Spotify no longer maintains them. */
const audioFeatures = z.object({
  id,
  danceability: feature,
  energy: feature,
  key: feature,
  loudness: feature,
  mode: feature,
  speechiness: feature,
  acousticness: feature,
  instrumentalness: feature,
  liveness: feature,
  valence: feature,
  tempo: feature,
  time_signature: feature,
});
/** Tracks that Spotify has not analyzed are null. */
export const audioFeaturesReply = z.object({ audio_features: places(audioFeatures) });

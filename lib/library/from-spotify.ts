import { decodeHTMLStrict } from "entities";
import type { Song } from "@/lib/schemas/library";
import type { SpotifyArtist, SpotifyPlayable } from "@/lib/spotify/replies";

/** A song that has no row in a library yet. */
export type SongData = Omit<Song, "id">;

/**
 * Decodes a playlist's description, the only text that Spotify escapes as HTML (https://github.com/spotify/web-api/issues/980).
 * Spotify takes descriptions without escapes.
 */
export const descriptionFromSpotify = (description: string | null): string =>
  decodeHTMLStrict(description ?? "");

/** Covers in lists are at most 300 pixels wide. */
const coverWidth = 300;

/** The large cover of a page and of the song that plays. */
export const pageImageWidth = 640;

/** Picks the smallest image of at least `width` pixels. An image without a width is the only size there is. */
export function pickImageUrl(images: SpotifyArtist["images"], width = coverWidth): string | null {
  let best = images[0];
  let bestWidth = Number.POSITIVE_INFINITY;
  for (const image of images) {
    const imageWidth = image.width ?? width;
    if (imageWidth < width || imageWidth >= bestWidth) continue;
    best = image;
    bestWidth = imageWidth;
  }
  return best?.url ?? null;
}

export const artistsFromSpotify = (artists: SpotifyPlayable["artists"]): Song["artists"] =>
  (artists ?? []).map(({ id, name }) => ({ id, name: name ?? "" }));

/** Returns the year in which the album of a track was released. Spotify sends a day, a month, a year, or "0000". */
export function releaseYearFromSpotify({ album }: SpotifyPlayable): number | null {
  const year = Number(/^\d{4}/.exec(album?.release_date ?? "")?.[0]);
  return year > 0 ? year : null;
}

/** Converts a track, an episode or a local file. The show of an episode becomes its album. A missing title is empty. */
export function songFromSpotify(item: SpotifyPlayable, imageWidth?: number): SongData {
  const album = item.album ?? item.show;
  return {
    spotifyId: item.id ?? null,
    uri: item.uri,
    title: item.name ?? "",
    durationMs: item.duration_ms ?? 0,
    artists: artistsFromSpotify(item.artists),
    album: album?.name ? { id: album.id ?? null, name: album.name } : null,
    imageUrl: pickImageUrl(album?.images ?? item.images ?? [], imageWidth),
    isrc: item.external_ids?.isrc ?? null,
    isLocal: item.is_local ?? item.uri.startsWith("spotify:local:"),
    isPlayable: item.is_playable ?? true,
  };
}

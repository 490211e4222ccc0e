import type { Track } from "../catalog/catalog";
import { parseLocalUri } from "../catalog/local-file";
import { hash } from "../random";
import type { World } from "../world/world";
import { simplifiedAlbum } from "./album";
import { simplifiedArtists } from "./artist";
import { identity } from "./links";

/** A track without its album, as in the track list of an album. */
export function simplifiedTrack(world: World, track: Track) {
  return {
    ...identity(world.origin, "track", track.id),
    artists: simplifiedArtists(world, track.artistIds),
    disc_number: 1,
    duration_ms: track.durationMs,
    explicit: hash(track.id) % 11 === 0,
    is_local: false,
    name: track.name,
    preview_url: null,
    track_number: track.trackNumber,
  };
}

/**
 * Full track object. It lacks available_markets, linked_from and popularity, but has external_ids (docs:
 * references/changes/march-2026).
 */
export function trackObject(world: World, track: Track) {
  const album = world.catalog.albums.get(track.albumId);
  return {
    album: album && simplifiedAlbum(world, album),
    ...simplifiedTrack(world, track),
    external_ids: { isrc: isrc(track.id) },
  };
}

/** A file on the user's disk: it has no id, no links and an album of nulls. */
export function localTrackObject(uri: string) {
  const file = parseLocalUri(uri);
  return {
    album: {
      album_type: null,
      artists: [],
      external_urls: {},
      href: null,
      id: null,
      images: [],
      name: file.album,
      release_date: null,
      release_date_precision: null,
      type: "album",
      uri: null,
    },
    artists: [{ external_urls: {}, href: null, id: null, name: file.artist, type: "artist", uri: null }],
    disc_number: 0,
    duration_ms: file.durationMs,
    explicit: false,
    external_ids: {},
    external_urls: {},
    href: null,
    id: null,
    is_local: true,
    name: file.title,
    preview_url: null,
    track_number: 0,
    type: "track",
    uri,
  };
}

export function isrc(trackId: string): string {
  const seed = hash(`isrc ${trackId}`);
  return `QZ${String.fromCharCode(65 + (seed % 26))}T${10 + (seed % 16)}${String(seed % 1_000_000).padStart(6, "0")}`.slice(
    0,
    12,
  );
}

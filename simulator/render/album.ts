import type { Album } from "../catalog/catalog";
import { hash } from "../random";
import type { World } from "../world/world";
import { simplifiedArtists } from "./artist";
import { albumImages } from "./images";
import { identity } from "./links";

/** Album object of lists. It lacks album_group, available_markets, label and popularity since February 2026. */
export function simplifiedAlbum(world: World, album: Album) {
  const seed = hash(album.id);
  return {
    ...identity(world.origin, "album", album.id),
    album_type: albumType(album, seed),
    artists: simplifiedArtists(world, album.artistIds),
    images: albumImages(world.origin, album.id),
    name: album.name,
    release_date: releaseDate(seed),
    release_date_precision: "day",
    total_tracks: album.trackIds.length,
  };
}

/** Returns the keys that only a full album object has, except for `tracks`. */
export function albumDetails(album: Album) {
  const seed = hash(album.id);
  const year = releaseDate(seed).slice(0, 4);
  return {
    copyrights: [
      { text: `${year} ${album.name}`, type: "C" },
      { text: `${year} ${album.name}`, type: "P" },
    ],
    external_ids: { upc: String(600_000_000_000 + (seed % 99_999_999)) },
    genres: [],
  };
}

export function releaseYear(albumId: string): number {
  return Number(releaseDate(hash(albumId)).slice(0, 4));
}

function albumType(album: Album, seed: number): string {
  if (album.trackIds.length > 3) return "album";
  if (seed % 20 === 0) return "compilation";
  return seed % 3 === 0 ? "single" : "album";
}

function releaseDate(seed: number): string {
  const day = new Date(Date.UTC(1965 + (seed % 61), (seed >>> 8) % 12, 1 + ((seed >>> 12) % 28)));
  return day.toISOString().slice(0, 10);
}

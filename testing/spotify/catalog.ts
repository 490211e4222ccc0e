import type { CatalogFile } from "@/simulator/catalog/catalog-file";

/** Makes a readable id of 22 base62 characters: `spotifyId("track", 7)` is track0000…07. */
export const spotifyId = (kind: string, number: number) =>
  `${kind}${String(number).padStart(22 - kind.length, "0")}`;

export const trackId = (number: number) => spotifyId("track", number);
export const trackUri = (number: number) => `spotify:track:${trackId(number)}`;

/** Returns `count` consecutive numbers, starting at `first`. */
export const range = (count: number, first = 0) => Array.from({ length: count }, (_, index) => first + index);

/** Makes a catalog of `tracks` tracks: ten per album, thirteen artists, no playlists. */
export function catalogOf(tracks: number): CatalogFile {
  const albums = range(Math.ceil(tracks / 10));
  return {
    tracks: range(tracks).map(number => ({
      id: trackId(number),
      name: `Song ${number}`,
      durationMs: 180_000 + number,
      artistIds: [spotifyId("artist", number % 13)],
      albumId: spotifyId("album", Math.floor(number / 10)),
    })),
    artists: range(13).map(number => ({ id: spotifyId("artist", number), name: `Artist ${number}` })),
    albums: albums.map(number => ({
      id: spotifyId("album", number),
      name: `Album ${number}`,
      artistIds: [spotifyId("artist", number % 13)],
    })),
    playlists: [],
  };
}

import type { CatalogFile } from "./catalog-file";
import { type Audiobook, type Chapter, createSpokenWord, type Episode, type Show } from "./spoken-word";

export type Track = CatalogFile["tracks"][number] & { trackNumber: number };
export type Artist = CatalogFile["artists"][number];
export type Album = CatalogFile["albums"][number] & { trackIds: string[] };

/** All music and spoken word, indexed for requests. Never changes. */
export type Catalog = {
  file: CatalogFile;
  tracks: ReadonlyMap<string, Track>;
  artists: ReadonlyMap<string, Artist>;
  albums: ReadonlyMap<string, Album>;
  albumsByArtist: ReadonlyMap<string, readonly string[]>;
  tracksByArtist: ReadonlyMap<string, readonly string[]>;
  shows: ReadonlyMap<string, Show>;
  episodes: ReadonlyMap<string, Episode>;
  audiobooks: ReadonlyMap<string, Audiobook>;
  chapters: ReadonlyMap<string, Chapter>;
};

export function indexCatalog(file: CatalogFile): Catalog {
  const artists = new Map(file.artists.map(artist => [artist.id, artist]));
  const albums = new Map<string, Album>(file.albums.map(album => [album.id, { ...album, trackIds: [] }]));
  const tracks = new Map<string, Track>();
  const tracksByArtist = new Map<string, string[]>();
  const albumsByArtist = new Map<string, string[]>();

  for (const track of file.tracks) {
    const album = albums.get(track.albumId);
    if (!album) throw new Error(`catalog track ${track.id} names an unknown album ${track.albumId}`);
    album.trackIds.push(track.id);
    tracks.set(track.id, { ...track, trackNumber: album.trackIds.length });
    for (const artistId of track.artistIds) {
      if (!artists.has(artistId))
        throw new Error(`catalog track ${track.id} names an unknown artist ${artistId}`);
      append(tracksByArtist, artistId, track.id);
    }
  }
  for (const album of file.albums) {
    for (const artistId of album.artistIds) append(albumsByArtist, artistId, album.id);
  }
  for (const playlist of file.playlists) {
    const unknown = playlist.trackIds.find(trackId => !tracks.has(trackId));
    if (unknown) throw new Error(`catalog playlist ${playlist.id} names an unknown track ${unknown}`);
  }
  return { file, tracks, artists, albums, albumsByArtist, tracksByArtist, ...createSpokenWord() };
}

function append(index: Map<string, string[]>, key: string, value: string): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

import { base62Id, type Random, randomInt, seededRandom, shuffled } from "../random";
import type { CatalogFile } from "./catalog-file";
import { dealTracks, playlistSizes } from "./deal-playlists";
import { albumName, artistName, songName } from "./names";
import { playlistNames } from "./playlist-names";
import { specialPlaylists } from "./special-playlists";

/** The size of a real library. */
const librarySize = { tracks: 13_425, artists: 10_250, albums: 12_345, playlists: 166, entries: 16_526 };

const defaultSeed = 20_261_121;

type Artist = CatalogFile["artists"][number];

/** Generates the demo's catalog: invented music in the amounts and proportions of a real library. */
export function generateCatalog(seed = defaultSeed): CatalogFile {
  const random = seededRandom(seed);
  const artists = makeArtists(random);
  const { tracks, albums } = makeTracks(random, artists, assignCredits(random, artists));
  const sizes = playlistSizes(random, librarySize.playlists, librarySize.entries);
  const trackIdLists = dealTracks(
    random,
    tracks.map(track => track.id),
    sizes,
  );
  const playlists = playlistNames(random, librarySize.playlists).map((named, index) => ({
    id: base62Id(random),
    ...named,
    trackIds: trackIdLists[index] ?? [],
  }));
  return {
    tracks,
    artists,
    albums,
    playlists: [...playlists, ...specialPlaylists(random, tracks)],
    saved: {
      albumIds: albums.slice(0, 60).map(album => album.id),
      artistIds: artists.slice(0, 45).map(artist => artist.id),
      spokenWord: true,
    },
  };
}

function makeArtists(random: Random): Artist[] {
  const names = new Set<string>();
  while (names.size < librarySize.artists) names.add(artistName(random));
  return [...names].map(name => ({ id: base62Id(random), name }));
}

/** Assigns one to three artists to each track. Every artist gets a track; artists at the top of the list get more. */
function assignCredits(random: Random, artists: readonly Artist[]): Artist[][] {
  const counts = Array.from({ length: librarySize.tracks }, () => creditCount(random));
  const slots = counts.reduce((sum, count) => sum + count, 0);
  const pickFamous = (): Artist => artists[Math.floor(artists.length * random() ** 2)] as Artist;
  const extra = Array.from({ length: Math.max(0, slots - artists.length) }, pickFamous);
  const pool = shuffled(random, [...artists, ...extra]);
  return counts.map(count => [...new Set(pool.splice(-count))]);
}

function creditCount(random: Random): number {
  const chance = random();
  if (chance < 0.73) return 1;
  return chance < 0.94 ? 2 : 3;
}

function makeTracks(random: Random, artists: readonly Artist[], credits: readonly Artist[][]) {
  const tracks: CatalogFile["tracks"] = [];
  const albums: CatalogFile["albums"] = [];
  const lastAlbumOf = new Map<string, string>();
  let remainingOnSharedAlbums = librarySize.tracks - librarySize.albums;
  for (const credit of credits) {
    const [main = artists[0] as Artist, guest] = credit;
    let albumId = lastAlbumOf.get(main.id);
    if (albumId === undefined || remainingOnSharedAlbums === 0 || random() < 0.6) {
      albumId = base62Id(random);
      albums.push({ id: albumId, name: albumName(random), artistIds: [main.id] });
      lastAlbumOf.set(main.id, albumId);
    } else {
      remainingOnSharedAlbums -= 1;
    }
    tracks.push({
      id: base62Id(random),
      name: songName(random, guest?.name),
      durationMs: randomDuration(random),
      artistIds: credit.map(artist => artist.id),
      albumId,
    });
  }
  return { tracks, albums };
}

/** Returns milliseconds: about three and a quarter minutes on average; a few tracks are much longer. */
function randomDuration(random: Random): number {
  const seconds = 95 + (random() + random() + random()) * 70;
  return Math.round(random() < 0.02 ? seconds * 2.5 : seconds) * 1000 + randomInt(random, 1000);
}

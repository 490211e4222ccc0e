import type { Period } from "@/lib/schemas/days";
import { neverPlayed } from "./pack-sql";
import { numberOfDay, type SongKeys, type SongSums } from "./unpack";

/** Returns what songs are counted by, their recording or each song for itself, and how many there are. */
export const songKeysOf = ({ recordings, recordingCount, size }: SongKeys, merge: boolean) =>
  merge
    ? { count: recordingCount, songKeys: recordings }
    : { count: size, songKeys: Int32Array.from({ length: size }, (_, number) => number) };

/** Counts different numbers. */
class Counter {
  readonly #seen: Uint8Array;
  count = 0;

  constructor(size: number) {
    this.#seen = new Uint8Array(size);
  }

  add(number: number) {
    if (this.#seen[number] !== 0) return;
    this.#seen[number] = 1;
    this.count++;
  }
}

/** Counts the different songs, artists and albums that were played. */
export function countSongs(keys: SongKeys, { plays }: SongSums, merge: boolean) {
  const { count, songKeys } = songKeysOf(keys, merge);
  const [songs, artists, albums] = [
    new Counter(count),
    new Counter(keys.artistCount),
    new Counter(keys.albumCount),
  ];
  for (let song = 0; song < keys.size; song++) {
    if (plays[song] === 0) continue;
    songs.add(songKeys[song] as number);
    albums.add(keys.albums[song] as number);
    const end = keys.artistsTo[song] as number;
    for (let place = keys.artistsFrom[song] as number; place < end; place++)
      artists.add(keys.artists[place] as number);
  }
  return { songs: songs.count, artists: artists.count, albums: albums.count };
}

export type FirstDays = { songs: Int32Array; artists: Int32Array };

/** Finds the first days of songs and artists. */
export function findFirstDays(keys: SongKeys, merge: boolean): FirstDays {
  const { count, songKeys } = songKeysOf(keys, merge);
  const songs = new Int32Array(count).fill(neverPlayed);
  const artists = new Int32Array(keys.artistCount).fill(neverPlayed);
  const lower = (days: Int32Array, key: number, day: number) => {
    if ((days[key] as number) > day) days[key] = day;
  };
  for (let song = 0; song < keys.size; song++) {
    const day = keys.firstDays[song] as number;
    lower(songs, songKeys[song] as number, day);
    const end = keys.artistsTo[song] as number;
    for (let place = keys.artistsFrom[song] as number; place < end; place++)
      lower(artists, keys.artists[place] as number, day);
  }
  return { songs, artists };
}

/** Counts the songs and artists that were played for the first time in a period. */
export function countDiscoveries({ songs, artists }: FirstDays, { from, to }: Period) {
  const [begin, end] = [numberOfDay(from), numberOfDay(to)];
  const within = (days: Int32Array) => {
    let count = 0;
    for (const day of days) if (day >= begin && day <= end) count++;
    return count;
  };
  return { newSongs: within(songs), newArtists: within(artists) };
}

import { neverPlayed } from "./pack-sql";

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer) => new DataView(buffer, byteOffset, byteLength);

/** The songs of a person: by the number of a song, what it counts for, also as numbers from 0 on. */
export type SongKeys = {
  /** One more than the highest number. */
  size: number;
  recordings: Int32Array;
  /** -1 for none. */
  albums: Int32Array;
  /** Days since 1970, or `neverPlayed`. */
  firstDays: Int32Array;
  /** The artists of a song are those from its first place on, up to its last place. */
  artists: Int32Array;
  artistsFrom: Int32Array;
  artistsTo: Int32Array;
  recordingCount: number;
  albumCount: number;
  artistCount: number;
};

/** Bytes of a song besides those of its artists. */
const songBytes = 20;

/** Fills arrays of numbers, because an object for each song would take longer than all counting. */
export function unpackSongs(bytes: Buffer): SongKeys {
  const view = viewOf(bytes);
  let [size, credits] = [0, 0];
  for (let at = 0; at < bytes.length; ) {
    const count = view.getInt32(at + 16);
    size = Math.max(size, view.getInt32(at) + 1);
    credits += count;
    at += songBytes + 4 * count;
  }
  const recordings = new Int32Array(size);
  const albums = new Int32Array(size).fill(-1);
  const firstDays = new Int32Array(size).fill(neverPlayed);
  const artists = new Int32Array(credits);
  const [artistsFrom, artistsTo] = [new Int32Array(size), new Int32Array(size)];
  let [recordingCount, albumCount, artistCount, place] = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length; ) {
    const number = view.getInt32(at);
    const recording = view.getInt32(at + 4);
    const album = view.getInt32(at + 8);
    recordings[number] = recording;
    albums[number] = album;
    firstDays[number] = view.getInt32(at + 12);
    recordingCount = Math.max(recordingCount, recording + 1);
    albumCount = Math.max(albumCount, album + 1);
    artistsFrom[number] = place;
    const end = at + songBytes + 4 * view.getInt32(at + 16);
    for (at += songBytes; at < end; at += 4) {
      const artist = view.getInt32(at);
      artists[place++] = artist;
      artistCount = Math.max(artistCount, artist + 1);
    }
    artistsTo[number] = place;
  }
  return {
    size,
    recordings,
    albums,
    firstDays,
    artists,
    artistsFrom,
    artistsTo,
    recordingCount,
    albumCount,
    artistCount,
  };
}

/** Sums of a period by the number of a song. */
export type SongSums = { plays: Int32Array; ms: Float64Array };

export const emptySums = (size: number): SongSums => ({
  plays: new Int32Array(size),
  ms: new Float64Array(size),
});

/** Adds the sums over all time. */
export function addTotal({ plays, ms }: SongSums, bytes: Buffer): void {
  const view = viewOf(bytes);
  for (let at = 0; at < bytes.length; at += 16) {
    const number = view.getInt32(at);
    plays[number] = (plays[number] ?? 0) + view.getInt32(at + 4);
    ms[number] = (ms[number] ?? 0) + view.getFloat64(at + 8);
  }
}

/** Adds the sums of the days of a month, of which the first has the number 1. */
export function addMonth({ plays, ms }: SongSums, bytes: Buffer, firstDay: number, lastDay: number): void {
  const view = viewOf(bytes);
  for (let at = 0; at < bytes.length; at += 10) {
    const place = view.getInt32(at);
    const day = place & 31;
    if (day < firstDay || day > lastDay) continue;
    const number = place >> 5;
    plays[number] = (plays[number] ?? 0) + view.getInt16(at + 4);
    ms[number] = (ms[number] ?? 0) + view.getInt32(at + 6);
  }
}

export type DaySum = {
  day: string;
  /** Days since 1970. */
  number: number;
  plays: number;
  ms: number;
  skips: number;
  polled: number;
  sessions: number;
  longestSessionMs: number;
};

const dayMs = 86_400_000;
const dayBytes = 36;

export const numberOfDay = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs;

export function unpackDays(bytes: Buffer): DaySum[] {
  const view = viewOf(bytes);
  return Array.from({ length: bytes.length / dayBytes }, (_, index) => {
    const at = index * dayBytes;
    const number = view.getInt32(at);
    return {
      number,
      day: new Date(number * dayMs).toISOString().slice(0, 10),
      plays: view.getInt32(at + 4),
      ms: view.getFloat64(at + 8),
      skips: view.getInt32(at + 16),
      polled: view.getInt32(at + 20),
      sessions: view.getInt32(at + 24),
      longestSessionMs: view.getFloat64(at + 28),
    };
  });
}

import type { TopKind } from "@/lib/schemas/statistics";
import { songKeysOf } from "./count-songs";
import type { SongKeys, SongSums } from "./unpack";

/** A song, artist or album with its sums, and the song that stands for it. */
export type Ranked = { plays: number; ms: number; song: number; artistPlace: number };

type Sums = { plays: ArrayLike<number>; ms: ArrayLike<number> };
const orderBy =
  (by: "plays" | "time", { plays, ms }: Sums) =>
  (one: number, other: number) => {
    const byPlays = (plays[other] ?? 0) - (plays[one] ?? 0);
    const byTime = (ms[other] ?? 0) - (ms[one] ?? 0);
    return (by === "time" ? byTime || byPlays : byPlays || byTime) || one - other;
  };

/** Returns the first of the numbers below `count` in an order. */
function firstOf(
  count: number,
  limit: number,
  has: (key: number) => boolean,
  compare: (one: number, other: number) => number,
): number[] {
  const first: number[] = [];
  for (let key = 0; key < count; key++) {
    const last = first[limit - 1];
    if (!has(key) || (last !== undefined && compare(key, last) > 0)) continue;
    const place = first.findIndex(other => compare(key, other) < 0);
    first.splice(place < 0 ? first.length : place, 0, key);
    first.length = Math.min(first.length, limit);
  }
  return first;
}

type Choice = { kind: TopKind; by: "plays" | "time"; merge: boolean; limit: number };

/** Ranks what was played most. A song counts for each of its artists. */
export function rankTop(keys: SongKeys, sums: SongSums, { kind, by, merge, limit }: Choice): Ranked[] {
  const { songKeys, count: songCount } = songKeysOf(keys, merge);
  const count = { songs: songCount, artists: keys.artistCount, albums: keys.albumCount }[kind];
  const [plays, ms] = [new Int32Array(count), new Float64Array(count)];
  const best = new Int32Array(count).fill(-1);
  const isBetter = orderBy(by, sums);
  const add = (key: number, song: number) => {
    plays[key] = (plays[key] as number) + (sums.plays[song] as number);
    ms[key] = (ms[key] as number) + (sums.ms[song] as number);
    const shown = best[key] as number;
    if (shown < 0 || isBetter(song, shown) < 0) best[key] = song;
  };
  const single = kind === "albums" ? keys.albums : songKeys;
  for (let song = 0; song < keys.size; song++) {
    if (sums.plays[song] === 0 && sums.ms[song] === 0) continue;
    if (kind !== "artists") {
      const key = single[song] as number;
      if (key >= 0) add(key, song);
      continue;
    }
    const end = keys.artistsTo[song] as number;
    for (let place = keys.artistsFrom[song] as number; place < end; place++)
      add(keys.artists[place] as number, song);
  }
  const order = orderBy(by, { plays, ms });
  return firstOf(count, limit, key => plays[key] !== 0, order).map(key => {
    const song = best[key] as number;
    const credits = keys.artists.subarray(keys.artistsFrom[song], keys.artistsTo[song]);
    return { plays: plays[key] as number, ms: ms[key] as number, song, artistPlace: credits.indexOf(key) };
  });
}

import type { Track } from "@/lib/shuffle/order/library";
import type { algorithms } from "@/lib/shuffle/order/other-algorithms";

export type Figures = {
  /** How often an artist followed itself. */
  twiceRunning: number;
  /** From one play of an artist to its next, in tracks: the smallest distance of all. */
  closestPlays: number;
  /** The smallest distance of an artist as a share of the even one, in the mean of the artists with more than one track. */
  keptDistance: number;
  /** From a track to its next play, in tracks: the smallest distance over the border of the sets. */
  soonestAgain: number;
};

/** Two sets on end: the indices of the tracks in the order of play, and what can be counted in them. */
export type Run = { plays: number[]; figures: Figures };

/** The distances from each play to the next one of the same kind, by kind. */
function distancesBy<Kind>(plays: number[], kindOf: (index: number) => Kind): Map<Kind, number[]> {
  const last = new Map<Kind, number>();
  const distances = new Map<Kind, number[]>();
  plays.forEach((index, slot) => {
    const kind = kindOf(index);
    const before = last.get(kind);
    if (before !== undefined) distances.set(kind, [...(distances.get(kind) ?? []), slot - before]);
    last.set(kind, slot);
  });
  return distances;
}

/** Plays a list twice. The same list, algorithm and seed give the same run. */
export function playTwice(
  tracks: readonly Track[],
  order: (typeof algorithms)[number]["order"],
  seed: string,
): Run {
  const first = order(tracks, `${seed}/1`);
  const plays = [...first, ...order(tracks, `${seed}/2`, first)];
  const artistOf = (index: number) => tracks[index]?.artistIds[0];
  const byArtist = distancesBy(plays, artistOf);
  const ofAll = [...byArtist.values()].flat();
  const shares = [...byArtist].flatMap(([artist, distances]) => {
    const count = tracks.filter(track => track.artistIds[0] === artist).length;
    return count > 1 ? [Math.min(1, (Math.min(...distances) * count) / tracks.length)] : [];
  });
  return {
    plays,
    figures: {
      twiceRunning: ofAll.filter(distance => distance === 1).length,
      closestPlays: Math.min(...ofAll),
      keptDistance: shares.reduce((sum, share) => sum + share, 0) / shares.length,
      soonestAgain: Math.min(...[...distancesBy(plays, index => index).values()].flat()),
    },
  };
}

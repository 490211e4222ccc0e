import type { Track } from "@/lib/shuffle/order/library";
import type { algorithms } from "@/lib/shuffle/order/other-algorithms";

export type Figures = {
  /** Number of tracks that follow a track by the same artist. */
  repeatedArtists: number;
  /** Smallest distance between two plays of one artist, in tracks. */
  closestPlays: number;
  /** Mean over the artists with several tracks: their smallest distance as a share of the even distance. */
  keptDistance: number;
  /** Smallest distance between two plays of one track, in tracks. */
  soonestAgain: number;
};

/** Two sets in a row: the indexes of the tracks in playing order, and figures about them. */
export type Run = { plays: number[]; figures: Figures };

/** Returns the distances between successive plays of the same kind, by kind. */
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

/** Plays a list twice. The same list, algorithm and seed always give the same run. */
export function playTwice(
  tracks: readonly Track[],
  order: (typeof algorithms)[number]["order"],
  seed: string,
): Run {
  const first = order(tracks, `${seed}/1`);
  const plays = [...first, ...order(tracks, `${seed}/2`, first)];
  const artistOf = (index: number) => tracks[index]?.artistIds[0];
  const byArtist = distancesBy(plays, artistOf);
  const allDistances = [...byArtist.values()].flat();
  const shares = [...byArtist].flatMap(([artist, distances]) => {
    const count = tracks.filter(track => track.artistIds[0] === artist).length;
    return count > 1 ? [Math.min(1, (Math.min(...distances) * count) / tracks.length)] : [];
  });
  return {
    plays,
    figures: {
      repeatedArtists: allDistances.filter(distance => distance === 1).length,
      closestPlays: Math.min(...allDistances),
      keptDistance: shares.reduce((sum, share) => sum + share, 0) / shares.length,
      soonestAgain: Math.min(...[...distancesBy(plays, index => index).values()].flat()),
    },
  };
}

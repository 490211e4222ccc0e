import type { Track } from "@/lib/shuffle/order/library";
import type { algorithms } from "@/lib/shuffle/order/other-algorithms";

export type ShuffleStats = {
  /** Number of tracks that follow a track by the same artist. */
  repeatedArtists: number;
  /** Smallest gap between two plays of the same artist, in tracks. */
  minArtistGap: number;
  /** An artist's smallest gap divided by the gap of even spacing: the mean over all artists with several tracks. */
  spacingRatio: number;
  /** Smallest gap between two plays of the same track, in tracks. */
  minTrackGap: number;
};

/** Two sets in a row: the indexes of the tracks in playing order, and statistics about them. */
export type Run = { plays: number[]; stats: ShuffleStats };

/** Groups the plays by `keyOf` and returns the gaps between successive plays of each group, by key. */
function gapsBy<Key>(plays: number[], keyOf: (index: number) => Key): Map<Key, number[]> {
  const lastSlots = new Map<Key, number>();
  const gaps = new Map<Key, number[]>();
  plays.forEach((index, slot) => {
    const key = keyOf(index);
    const lastSlot = lastSlots.get(key);
    if (lastSlot !== undefined) gaps.set(key, [...(gaps.get(key) ?? []), slot - lastSlot]);
    lastSlots.set(key, slot);
  });
  return gaps;
}

/** Plays a list twice. The same list, algorithm and seed always give the same run. */
export function playTwice(
  tracks: readonly Track[],
  order: (typeof algorithms)[number]["order"],
  seed: string,
): Run {
  const firstSet = order(tracks, `${seed}/1`);
  const plays = [...firstSet, ...order(tracks, `${seed}/2`, firstSet)];
  const artistOf = (index: number) => tracks[index]?.artistIds[0];
  const byArtist = gapsBy(plays, artistOf);
  const allGaps = [...byArtist.values()].flat();
  const spacingRatios = [...byArtist].flatMap(([artist, gaps]) => {
    const count = tracks.filter(track => track.artistIds[0] === artist).length;
    return count > 1 ? [Math.min(1, (Math.min(...gaps) * count) / tracks.length)] : [];
  });
  return {
    plays,
    stats: {
      repeatedArtists: allGaps.filter(gap => gap === 1).length,
      minArtistGap: Math.min(...allGaps),
      spacingRatio: spacingRatios.reduce((sum, ratio) => sum + ratio, 0) / spacingRatios.length,
      minTrackGap: Math.min(...[...gapsBy(plays, index => index).values()].flat()),
    },
  };
}

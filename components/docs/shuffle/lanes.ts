import type { Track } from "@/lib/shuffle/order/library";

/** Neighbors differ in lightness and along blue and yellow, which most color-blind people can tell apart. The last is for the rest. */
export const laneColors = [
  "text-[oklch(0.5_0.15_258)] dark:text-[oklch(0.7_0.14_258)]",
  "text-[oklch(0.63_0.15_55)] dark:text-[oklch(0.8_0.14_65)]",
  "text-[oklch(0.45_0.09_200)] dark:text-[oklch(0.66_0.1_200)]",
  "text-[oklch(0.6_0.18_25)] dark:text-[oklch(0.76_0.15_25)]",
  "text-[oklch(0.45_0.17_300)] dark:text-[oklch(0.68_0.16_300)]",
  "text-[oklch(0.62_0.12_90)] dark:text-[oklch(0.85_0.13_95)]",
  "text-[oklch(0.52_0.12_235)] dark:text-[oklch(0.72_0.12_235)]",
  "text-[oklch(0.6_0.16_350)] dark:text-[oklch(0.78_0.13_350)]",
  "text-[oklch(0.42_0.1_150)] dark:text-[oklch(0.65_0.13_150)]",
  "text-[oklch(0.58_0.02_70)] dark:text-[oklch(0.78_0.02_70)]",
];

const artistOf = (track: Track | undefined) => Number(track?.artistIds[0]);

/** Returns the lane of a track: its artist's own, or the last lane, which the remaining artists share. */
export const laneOf = (tracks: readonly Track[], index: number) =>
  Math.min(artistOf(tracks[index]), laneColors.length - 1);

/** Returns a label for each lane: "Artist 1, 6". */
export function laneLabels(tracks: readonly Track[]): string[] {
  const artists = artistOf(tracks.at(-1)) + 1;
  return laneColors.map((_, lane) => {
    const count = tracks.filter((_, index) => laneOf(tracks, index) === lane).length;
    const isRest = lane === laneColors.length - 1 && artists > laneColors.length;
    return isRest ? `${artists - lane} others, ${count}` : `Artist ${lane + 1}, ${count}`;
  });
}

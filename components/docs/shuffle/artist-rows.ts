import type { Track } from "@/lib/shuffle/order/library";

/**
 * Colors of the rows. Neighboring colors differ in lightness and between blue and yellow, so that most color-blind people can
 * tell them apart. The last color is for the row of all remaining artists.
 */
export const artistRowColors = [
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

/** Returns the row of a track: its artist's own row, or the last row, which the remaining artists share. */
export const artistRowOf = (tracks: readonly Track[], index: number) =>
  Math.min(artistOf(tracks[index]), artistRowColors.length - 1);

/** Returns for each row how many artists share it, and how many tracks they have. */
export function countArtistRows(tracks: readonly Track[]): { artists: number; count: number }[] {
  const artists = artistOf(tracks.at(-1)) + 1;
  return artistRowColors.map((_, row) => ({
    artists: row === artistRowColors.length - 1 ? artists - row : 1,
    count: tracks.filter((_, index) => artistRowOf(tracks, index) === row).length,
  }));
}

import type { StagedTotals } from "./staged-pages";

/** A judgment of Spotify's numbers about a playlist that has been read. */
export type Reading = {
  /** True if all numbers agree, apart from entries that Spotify counts and never sends. */
  isProven: boolean;
  /** True if the numbers need no further import: the snapshot can be stored. */
  isSettled: boolean;
  /** Entries that Spotify counted and did not send; negative if it sent more. */
  leftOut: number;
  /** True if the next import may believe the same shortfall, although it removes items. */
  isPlausible: boolean;
  /** Tells if a second reading is accepted that removes so many stored items. */
  accepts: (removed: number) => boolean;
};

/**
 * Judges a reading by the totals of its pages, the total in the list of playlists and the number of entries. Spotify has sent
 * an empty page with the total 0 for a playlist with songs (https://github.com/Viperinius/jellyfin-plugin-spotify-import/issues/65),
 * so numbers that disagree remove nothing. But Spotify also counts entries that it never sends: a shortfall that an earlier
 * import has seen is believed.
 */
export function judgeReading(
  { isOneTotal, total, entries, hasEmptyPage }: StagedTotals,
  listedTotal: number | null,
  knownLeftOut: number,
): Reading {
  const leftOut = Math.max(total, listedTotal ?? 0) - entries;
  const agrees = isOneTotal && !hasEmptyPage && (listedTotal ?? total) === total && leftOut >= 0;
  const isExplained = entries > 0 && leftOut > 0 && leftOut <= knownLeftOut;
  const isWhole = leftOut === 0 && (entries > 0 || listedTotal === 0);
  const isProven = agrees && (isWhole || isExplained);
  return {
    isProven,
    isSettled: agrees || isExplained,
    leftOut,
    isPlausible: agrees && entries > 0,
    accepts: removed => isProven || (entries > 0 && (removed === 0 || isExplained)),
  };
}

import type { FileRow, FileSong, HistorySource } from "./row";

/** Builds the row of a service that stores starts of plays and no time played. */
export const scrobble = (source: HistorySource, song: FileSong, startedAt: number): FileRow => ({
  song,
  source,
  playedAt: startedAt + (song.lengthMs ?? 0),
  startedAt,
  endedAt: null,
  msPlayed: null,
  startIsEstimate: false,
  reasonStart: null,
  reasonEnd: null,
  isSkipped: null,
  isShuffled: null,
  isOffline: null,
  isPrivate: false,
});

/** A song as a file names it. `uri` is null where the file has no address of Spotify. */
export type FileSong = {
  uri: string | null;
  title: string;
  artist: string;
  album: string | null;
  lengthMs?: number | null;
};

/** One stream of a song in a file; see `Play` of the schema. Times are milliseconds since 1970. */
export type FileRow = {
  song: FileSong;
  source: HistorySource;
  playedAt: number;
  startedAt: number;
  endedAt: number | null;
  msPlayed: number | null;
  startIsEstimate: boolean;
  reasonStart: string | null;
  reasonEnd: string | null;
  isSkipped: boolean | null;
  isShuffled: boolean | null;
  isOffline: boolean | null;
  isPrivate: boolean;
};

/** The kinds of files with history, which are also the `source` of their plays. */
export type HistorySource = "spotify-extended" | "spotify-account" | "listenbrainz" | "lastfm";

export type RowSkipReason = "short" | "podcast" | "audiobook" | "unattributed" | "malformed";

/** A row that brings no play, with an example of it, or null where only its place can name it. */
export type SkippedRow = { skipped: RowSkipReason; example: string | null };

export type ParsedRow = FileRow | SkippedRow;

export const isSkippedRow = (row: ParsedRow): row is SkippedRow => "skipped" in row;

export const malformed: SkippedRow = { skipped: "malformed", example: null };

/** Shorter streams are skips (https://support.spotify.com/artists/article/how-we-count-streams/). */
export const playMs = 30_000;

/** Names a song or an episode in an example. */
export const nameOf = (...names: (string | null)[]): string | null =>
  names.filter(name => name !== null && name !== "").join(" – ") || null;

import { parseAccountRow } from "./account-row";
import { parseExtendedRow } from "./extended-row";
import { type Fields, isFields } from "./fields";
import { parseScrobble } from "./lastfm-row";
import { parseListen } from "./listenbrainz-row";
import type { HistorySource, ParsedRow } from "./row";

/** A kind of JSON file with history, recognized by the keys of its values, because names of files change. */
export type Format = {
  source: HistorySource;
  matches: (value: Fields) => boolean;
  /** The rows of a value; without it, each value is a row. */
  rowsOf?: (value: Fields) => unknown[];
  parse: (row: Fields) => ParsedRow;
};

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** A page of Last.fm, in its reply or without it. */
const pageOf = (value: Fields): Fields => (isFields(value.recenttracks) ? value.recenttracks : value);

const formats: Format[] = [
  {
    source: "spotify-extended",
    matches: value => "ts" in value && ("ms_played" in value || "spotify_track_uri" in value),
    parse: parseExtendedRow,
  },
  {
    source: "spotify-account",
    matches: value => "endTime" in value && "msPlayed" in value,
    parse: parseAccountRow,
  },
  { source: "listenbrainz", matches: value => "listened_at" in value, parse: parseListen },
  {
    source: "lastfm",
    matches: value => "track" in pageOf(value),
    rowsOf: value => listIn(pageOf(value).track),
    parse: parseScrobble,
  },
];

/** Returns the format of a value, or null for a value of another kind of file. */
export const formatOf = (value: unknown): Format | null =>
  isFields(value) ? (formats.find(({ matches }) => matches(value)) ?? null) : null;

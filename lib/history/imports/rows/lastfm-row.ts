import { type Fields, isFields, plausibleTime, textOf } from "./fields";
import { malformed, type ParsedRow } from "./row";
import { scrobble } from "./scrobble";

/** A name of Last.fm is a text or an object with the text. */
const nameIn = (value: unknown): string | null =>
  isFields(value) ? textOf(value["#text"] ?? value.name) : textOf(value);

const timeIn = (seconds: unknown): number | null =>
  seconds === undefined || seconds === "" ? null : plausibleTime(Number(seconds) * 1_000);

/** Parses a scrobble of Last.fm, whose time is the start. A song that is playing has no time yet. */
export function parseScrobble(row: Fields): ParsedRow {
  const startedAt = timeIn(isFields(row.date) ? row.date.uts : undefined);
  const title = textOf(row.name);
  if (startedAt === null || !title) return malformed;
  const song = { uri: null, title, artist: nameIn(row.artist) ?? "", album: nameIn(row.album) };
  return scrobble("lastfm", song, startedAt);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Parses `dd Mon YYYY HH:MM` in UTC. */
function writtenTime(text: string | undefined): number | null {
  const [, day, month = "", year, hour, minute] =
    /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}),? (\d{2}):(\d{2})$/.exec(text ?? "") ?? [];
  if (!months.includes(month)) return null;
  return plausibleTime(
    Date.UTC(Number(year), months.indexOf(month), Number(day), Number(hour), Number(minute)),
  );
}

/** Parses a line of a CSV file without a header: artist, album, title, time. */
export function parseScrobbleLine([artist, album, title, time]: string[]): ParsedRow {
  const startedAt = writtenTime(time);
  const name = textOf(title);
  if (startedAt === null || !name) return malformed;
  return scrobble(
    "lastfm",
    { uri: null, title: name, artist: textOf(artist) ?? "", album: textOf(album) },
    startedAt,
  );
}

/** Parses a line of a CSV file with a header. */
export function parseScrobbleRecord(record: Fields): ParsedRow {
  const startedAt = timeIn(record.uts);
  const title = textOf(record.track);
  if (startedAt === null || !title) return malformed;
  const song = { uri: null, title, artist: textOf(record.artist) ?? "", album: textOf(record.album) };
  return scrobble("lastfm", song, startedAt);
}

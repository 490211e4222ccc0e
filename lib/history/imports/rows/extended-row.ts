import { type Fields, flagOf, msOf, textOf, timeOf } from "./fields";
import { nameUriOf } from "./name-uri";
import { type FileSong, malformed, nameOf, type ParsedRow, playMs } from "./row";

const second = 1_000;
const firstStart = Date.UTC(2006, 0);
const clockMs = 60 * second;
const longestMs = 30 * 24 * 60 * 60 * second;

/**
 * Returns when a stream started. `offline_timestamp` is its start on the clock of the device, also for streams online: in milliseconds
 * in older rows and in seconds in newer ones. Values that no start can be are left out, and the start is the end minus the time played.
 */
export function startOf(offlineTimestamp: unknown, endedAt: number, msPlayed: number) {
  const value = typeof offlineTimestamp === "number" ? offlineTimestamp : 0;
  const start = value > 1e12 ? value : value > 1e9 ? value * second : 0;
  const isSane = start > firstStart && start <= endedAt + clockMs && endedAt - start <= longestMs;
  if (!isSane) return { startedAt: endedAt - msPlayed, startIsEstimate: true };
  // An export can have the same start in seconds that another one has in milliseconds.
  return { startedAt: Math.min(Math.floor(start / second) * second, endedAt), startIsEstimate: false };
}

const skipButtons = new Set(["fwdbtn", "backbtn"]);

/** `skipped` itself is always false from April 2015 to October 2022. */
function wasSkipped(skipped: unknown, reasonEnd: string | null, msPlayed: number): boolean {
  if (skipped === true || skipButtons.has(reasonEnd ?? "")) return true;
  return reasonEnd === "endplay" && msPlayed < playMs;
}

const trackUri = /^spotify:track:[0-9A-Za-z]{22}$/;
const localUri = /^spotify:local:/;

function songOf(row: Fields): FileSong | null {
  const title = textOf(row.master_metadata_track_name);
  const artist = textOf(row.master_metadata_album_artist_name);
  const uri = textOf(row.spotify_track_uri);
  if (uri && !trackUri.test(uri) && !localUri.test(uri)) return null;
  return {
    uri: uri && trackUri.test(uri) ? uri : title && nameUriOf(artist, title),
    title: title ?? "",
    artist: artist ?? "",
    album: textOf(row.master_metadata_album_album_name),
  };
}

/**
 * Parses a row of Spotify's extended streaming history. Each key is optional and each value can be null, unknown keys are ignored, and
 * addresses, device names and user names of the row are not read.
 */
export function parseExtendedRow(row: Fields): ParsedRow {
  if (row.audiobook_uri || row.audiobook_chapter_uri)
    return {
      skipped: "audiobook",
      example: nameOf(textOf(row.audiobook_title), textOf(row.audiobook_chapter_title)),
    };
  if (row.spotify_episode_uri || row.episode_name)
    return {
      skipped: "podcast",
      example: nameOf(textOf(row.episode_show_name), textOf(row.episode_name)),
    };
  const endedAt = timeOf(row.ts);
  const msPlayed = msOf(row.ms_played);
  const song = songOf(row);
  if (endedAt === null || msPlayed === null || !song) return malformed;
  if (!song.uri && !song.title) return { skipped: "unattributed", example: textOf(row.ts) };
  const { startedAt, startIsEstimate } = startOf(row.offline_timestamp, endedAt, msPlayed);
  const isOffline = flagOf(row.offline);
  // Streams offline have the time of their upload as their end.
  const isUploadTime = isOffline === true && !startIsEstimate;
  const reasonEnd = textOf(row.reason_end);
  return {
    song,
    source: "spotify-extended",
    playedAt: isUploadTime ? Math.min(startedAt + msPlayed, endedAt) : endedAt,
    startedAt,
    endedAt,
    msPlayed,
    startIsEstimate,
    reasonStart: textOf(row.reason_start),
    reasonEnd,
    isSkipped: wasSkipped(row.skipped, reasonEnd, msPlayed),
    isShuffled: flagOf(row.shuffle),
    isOffline,
    isPrivate: row.incognito_mode === true,
  };
}

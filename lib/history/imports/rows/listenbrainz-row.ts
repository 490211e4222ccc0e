import { type Fields, isFields, msOf, plausibleTime, textOf } from "./fields";
import { malformed, type ParsedRow } from "./row";
import { scrobble } from "./scrobble";

const trackAddress = /(?:^|\/track\/|spotify:track:)([0-9A-Za-z]{22})(?:\?|$)/;

/** Returns the address on Spotify that the program which sent the listen has named. */
function uriOf(info: Fields): string | null {
  for (const value of [info.spotify_id, info.origin_url]) {
    const id = typeof value === "string" ? trackAddress.exec(value)?.[1] : undefined;
    if (id) return `spotify:track:${id}`;
  }
  return null;
}

function lengthOf({ duration_ms, duration }: Fields): number | null {
  const seconds = msOf(duration);
  return msOf(duration_ms) ?? (seconds === null ? null : msOf(seconds * 1_000));
}

/** Parses a listen of ListenBrainz, whose time is the start. */
export function parseListen(row: Fields): ParsedRow {
  const { listened_at, track_metadata } = row;
  const startedAt = typeof listened_at === "number" ? plausibleTime(listened_at * 1_000) : null;
  if (startedAt === null || !isFields(track_metadata)) return malformed;
  const title = textOf(track_metadata.track_name);
  if (!title) return malformed;
  const info = isFields(track_metadata.additional_info) ? track_metadata.additional_info : {};
  const song = {
    uri: uriOf(info),
    title,
    artist: textOf(track_metadata.artist_name) ?? "",
    album: textOf(track_metadata.release_name),
    lengthMs: lengthOf(info),
  };
  return scrobble("listenbrainz", song, startedAt);
}

import { songFromSpotify } from "@/lib/library/from-spotify";
import { songRow } from "@/lib/library/write-songs";
import type { SpotifyPlayable, SpotifyPlaylistEntry, SpotifySavedTrack } from "@/lib/spotify/replies";

/** Why entries were left out, in the words that the person reads. */
export const reasons = {
  withdrawn: "Spotify no longer has this song",
  local: "A local file: Spotify tells apps its name and does not let them play it",
  malformed: "What Spotify sent of this entry could not be used",
  incomplete: "Spotify said that there are more entries than it sent",
  notReadable:
    "The playlist belongs to somebody else: Spotify does not show its songs to apps in Development Mode",
  edited: "Edited while it was read: it stays here as it is, and the next import reads it",
  gone: "Spotify listed this playlist and then did not find it",
  unusable: "What Spotify sent of this playlist could not be used",
  hidden: "Spotify hides this playlist from apps in Development Mode",
  noneListed: "Spotify listed no playlist at all, so the ones that are here were kept",
  notListed: "Spotify did not list this playlist",
} as const;

export type EntryKind = "song" | "episode" | "local" | "unavailable" | "malformed";

/** An entry as it is staged: a row of `songs` where there is one, what it is, and when it was added. */
export type Entry = Record<string, unknown> & { kind: EntryKind; added_at: string };

const longAgo = new Date(0).toISOString();

const kindOf = (song: SpotifyPlayable, isLocal: boolean): EntryKind => {
  if (isLocal) return "local";
  return song.type === "episode" ? "episode" : "song";
};

function entryOf(song: SpotifyPlayable | null | undefined, addedAt: string, isLocal?: boolean | null): Entry {
  if (!song) return { kind: "unavailable", added_at: addedAt };
  const local = isLocal ?? song.is_local ?? false;
  return Object.assign(songRow(songFromSpotify(song)), {
    is_local: local,
    kind: kindOf(song, local),
    added_at: addedAt,
  });
}

const malformed: Entry = { kind: "malformed", added_at: longAgo };

export const playlistEntry = (entry: SpotifyPlaylistEntry | "malformed"): Entry =>
  entry === "malformed" ? malformed : entryOf(entry.item, entry.added_at ?? longAgo, entry.is_local);

export const savedTrackEntry = (entry: SpotifySavedTrack | "malformed"): Entry =>
  entry === "malformed" ? malformed : entryOf(entry.track, entry.added_at);

/** Why an entry of a kind is left out; the other kinds are not. */
export const reasonOf: Partial<Record<EntryKind, string>> = {
  unavailable: reasons.withdrawn,
  local: reasons.local,
  malformed: reasons.malformed,
};

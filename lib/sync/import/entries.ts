import { songFromSpotify } from "@/lib/library/from-spotify";
import { songRow } from "@/lib/library/write-songs";
import type { SkipReason } from "@/lib/schemas/spotify";
import type { SpotifyPlayable, SpotifyPlaylistEntry, SpotifySavedTrack } from "@/lib/spotify/replies";

export type EntryKind = "song" | "episode" | "local" | "unavailable" | "malformed";

/** A staged entry: its kind, when it was added, and the columns of its row in `songs` if it has one. */
export type Entry = Record<string, unknown> & { kind: EntryKind; added_at: string };

const unknownTime = new Date(0).toISOString();

const kindOf = (song: SpotifyPlayable, isLocal: boolean): EntryKind => {
  if (isLocal) return "local";
  return song.type === "episode" ? "episode" : "song";
};

function toEntry(song: SpotifyPlayable | null | undefined, addedAt: string, isLocal?: boolean | null): Entry {
  if (!song) return { kind: "unavailable", added_at: addedAt };
  const isLocalFile = isLocal ?? song.is_local ?? false;
  return Object.assign(songRow(songFromSpotify(song)), {
    is_local: isLocalFile,
    kind: kindOf(song, isLocalFile),
    added_at: addedAt,
  });
}

const malformed: Entry = { kind: "malformed", added_at: unknownTime };

export const playlistEntry = (entry: SpotifyPlaylistEntry | "malformed"): Entry =>
  entry === "malformed" ? malformed : toEntry(entry.item, entry.added_at ?? unknownTime, entry.is_local);

export const savedTrackEntry = (entry: SpotifySavedTrack | "malformed"): Entry =>
  entry === "malformed" ? malformed : toEntry(entry.track, entry.added_at);

export type SkippedKind = "unavailable" | "local" | "malformed";

/** The kinds of entries that an import skips, with the reason. */
export const skipReasonOfKind: Record<SkippedKind, SkipReason> = {
  unavailable: "withdrawn",
  local: "local",
  malformed: "malformed",
};

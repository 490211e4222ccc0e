import { releaseYearFromSpotify, songFromSpotify } from "@/lib/library/from-spotify";
import { songRow } from "@/lib/library/write-songs";
import type { SkipReason } from "@/lib/schemas/spotify";
import type { SpotifyPlayable, SpotifySongEntry } from "@/lib/spotify/replies";

export type EntryKind = "song" | "episode" | "local" | "unavailable" | "malformed";

/** A staged entry: its kind, when it was added, and the columns of its row in `songs` if it has one. */
export type Entry = Record<string, unknown> & { kind: EntryKind; added_at: string };

/** The time of entries without one, as Spotify itself writes it for its oldest entries. */
export const unknownTime = new Date(0).toISOString();

const kindOf = (song: SpotifyPlayable, isLocal: boolean): EntryKind => {
  if (isLocal) return "local";
  return song.type === "episode" ? "episode" : "song";
};

/** Converts an entry of a playlist or of the liked songs. An unusable entry keeps the title, for the report. */
export function toEntry(entry: SpotifySongEntry | null): Entry {
  const addedAt = entry?.added_at ?? unknownTime;
  if (!entry || (entry.sent && !entry.item))
    return { kind: "malformed", added_at: addedAt, title: entry?.sent?.name ?? null };
  if (!entry.item) return { kind: "unavailable", added_at: addedAt };
  const song = songFromSpotify(entry.item);
  const isLocal = entry.is_local ?? song.isLocal;
  return Object.assign(songRow(song, releaseYearFromSpotify(entry.item)), {
    is_local: isLocal,
    kind: kindOf(entry.item, isLocal),
    added_at: addedAt,
  });
}

export type SkippedKind = "unavailable" | "local" | "malformed";

/** The kinds of entries that an import skips, with the reason. */
export const skipReasonOfKind: Record<SkippedKind, SkipReason> = {
  unavailable: "withdrawn",
  local: "local",
  malformed: "malformed",
};

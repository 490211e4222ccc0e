import { createHash, randomBytes } from "node:crypto";
import type { Entry, Playlist } from "./records";

const maxFormerVersions = 30;

/** Builds an id in Spotify's form: base64 of the version number and a digest. */
export function snapshotId(playlistId: string, version: number, salt = ""): string {
  const digest = createHash("sha1").update(`${playlistId} ${version} ${salt}`).digest("hex");
  return Buffer.from(`${version},${digest}`).toString("base64");
}

type Lags = { snapshotLagMs: number; itemsLagMs: number };

/** Adds a version after any change of items or details. Edits may still name former versions. */
export function addVersion(playlist: Playlist, now: number, lags: Lags, entries?: readonly Entry[]): void {
  playlist.formerVersions.push({ snapshotId: playlist.snapshotId, entries: playlist.entries });
  if (playlist.formerVersions.length > maxFormerVersions) playlist.formerVersions.shift();
  if (lags.snapshotLagMs > 0 || lags.itemsLagMs > 0)
    playlist.lag = { reportedId: playlist.snapshotId, entries: playlist.entries, since: now };
  playlist.version += 1;
  playlist.snapshotId = snapshotId(playlist.id, playlist.version, randomBytes(6).toString("hex"));
  if (entries) playlist.entries = entries;
  playlist.isEdited = true;
}

/**
 * Returns the snapshot id that reads report. After a write reads may report the former id for a while, then an
 * id that no write returned (seen live: github eXPerience83/news-bulletin-playlist#168).
 */
export function visibleSnapshotId(playlist: Playlist, now: number, lagMs: number): string {
  const { lag } = playlist;
  if (!lag || now >= lag.since + lagMs) return playlist.snapshotId;
  if (now < lag.since + lagMs / 2) return lag.reportedId;
  return snapshotId(playlist.id, playlist.version, lag.reportedId);
}

/** Returns the entries that reads report: for a moment after a write the former ones (the same report). */
export function visibleEntries({ lag, entries }: Playlist, now: number, lagMs: number): readonly Entry[] {
  return lag && now < lag.since + lagMs ? lag.entries : entries;
}

/** Returns the entries of a version; null for an unknown or deleted version. */
export function entriesAt(playlist: Playlist, id: string): readonly Entry[] | null {
  if (id === playlist.snapshotId) return playlist.entries;
  return playlist.formerVersions.find(version => version.snapshotId === id)?.entries ?? null;
}

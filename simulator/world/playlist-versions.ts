import { createHash, randomBytes } from "node:crypto";
import type { Entry, Playlist } from "./records";

const maxFormerVersions = 30;

/** Snapshot ids look like Spotify's: base64 of a running number and a digest. */
export function snapshotId(playlistId: string, version: number, salt = ""): string {
  const digest = createHash("sha1").update(`${playlistId} ${version} ${salt}`).digest("hex");
  return Buffer.from(`${version},${digest}`).toString("base64");
}

/** Any change, of items or of the name, makes a new version; the former one can still be named by an edit. */
export function newVersion(playlist: Playlist, now: number, lagMs: number, entries?: readonly Entry[]): void {
  playlist.former.push({ snapshotId: playlist.snapshotId, entries: playlist.entries });
  if (playlist.former.length > maxFormerVersions) playlist.former.shift();
  if (lagMs > 0) playlist.lag = { shownId: playlist.snapshotId, since: now };
  playlist.version += 1;
  playlist.snapshotId = snapshotId(playlist.id, playlist.version, randomBytes(6).toString("hex"));
  if (entries) playlist.entries = entries;
  playlist.changed = true;
}

/**
 * The snapshot that a read reports. After a write it may stay behind for a while and pass through one
 * that no write ever returned (seen live: github eXPerience83/news-bulletin-playlist#168).
 */
export function shownSnapshot(playlist: Playlist, now: number, lagMs: number): string {
  const { lag } = playlist;
  if (!lag || now >= lag.since + lagMs) return playlist.snapshotId;
  if (now < lag.since + lagMs / 2) return lag.shownId;
  return snapshotId(playlist.id, playlist.version, lag.shownId);
}

/** The entries of the version that `id` names; null for a snapshot that never was or is long gone. */
export function entriesAt(playlist: Playlist, id: string): readonly Entry[] | null {
  if (id === playlist.snapshotId) return playlist.entries;
  return playlist.former.find(version => version.snapshotId === id)?.entries ?? null;
}

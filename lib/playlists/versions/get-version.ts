import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { notFound } from "@/lib/core/errors";
import { songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { Song } from "@/lib/schemas/library";
import type { PlaylistVersion, PlaylistVersionDetail, VersionEntry } from "@/lib/schemas/versions";
import { compareEntries } from "./compare-entries";
import { versionColumns } from "./list-versions";
import {
  currentEntriesSql,
  type Entry,
  entryKey,
  splitRestorable,
  versionEntriesSql,
} from "./version-entries";

type VersionRow = PlaylistVersion & {
  isOnSpotify: boolean;
  entries: Entry[];
  current: Entry[];
  nextVersionId: string | null;
  next: Entry[] | null;
};

const selectVersion = `WITH v AS (
    SELECT v.* FROM playlist_versions v JOIN playlists p ON p.id = v.playlist_id
    WHERE v.id = $3 AND p.id = $2 AND p.user_id = $1),
  following AS (
    SELECT later.* FROM playlist_versions later, v WHERE later.playlist_id = v.playlist_id
      AND (later.created_at, later.id) > (v.created_at, v.id) ORDER BY later.created_at, later.id LIMIT 1)
  SELECT ${versionColumns}, p.origin = 'spotify' AS "isOnSpotify", ${versionEntriesSql} AS entries,
    ${currentEntriesSql} AS current, (SELECT id FROM following) AS "nextVersionId",
    (SELECT ${versionEntriesSql} FROM following v) AS next
  FROM v JOIN playlists p ON p.id = v.playlist_id`;

type PositionedEntry = Omit<VersionEntry, "song"> & { songId: string | null };

/**
 * Returns a version of a playlist: a page of its entries, the changes from it to the next version (at most `limit` per
 * kind), and the entries that a restore cannot bring back or would lose.
 * @throws AppError not_found
 */
export async function getVersion(
  { userId, locale }: UserContext,
  playlistId: string,
  input: { versionId: string; limit: number; cursor?: string },
): Promise<PlaylistVersionDetail> {
  const start = input.cursor ? decodeCursor(z.number().int().min(0), input.cursor) : 0;
  const [row] = await sql<VersionRow>(selectVersion, [userId, playlistId, input.versionId]);
  if (!row) throw notFound("version");
  const { isOnSpotify, entries, current, nextVersionId, next, ...version } = row;
  const nextEntries = next ?? current;

  const entryAt = (list: Entry[], position: number): PositionedEntry[] => {
    const entry = list[position];
    if (!entry) return [];
    return [{ position, addedAt: entry.addedAt, kind: entry.kind, songId: entry.songId }];
  };
  const firstEntries = (list: Entry[], positions: number[]) => ({
    total: positions.length,
    items: positions.slice(0, input.limit).flatMap(position => entryAt(list, position)),
  });
  const { added, removed, moved } = compareEntries(entries.map(entryKey), nextEntries.map(entryKey));
  const changes = {
    added: firstEntries(nextEntries, added),
    removed: firstEntries(entries, removed),
    moved: firstEntries(nextEntries, moved),
  };
  const page = entries
    .slice(start, start + input.limit)
    .flatMap((_, index) => entryAt(entries, start + index));

  const shownEntries = [...page, ...Object.values(changes).flatMap(change => change.items)];
  const rows = await sql<{ song: Song }>(
    `SELECT ${songSql("s", locale)} AS song FROM songs s WHERE s.user_id = $1 AND s.id = ANY($2::uuid[])`,
    [userId, [...new Set(shownEntries.flatMap(({ songId }) => songId ?? []))]],
  );
  const songs = new Map(rows.map(({ song }) => [song.id, song]));
  const withSongs = (items: PositionedEntry[]): VersionEntry[] =>
    items.map(({ songId, ...entry }) => ({ ...entry, song: (songId && songs.get(songId)) || null }));
  const withSongsAndTotal = ({ total, items }: { total: number; items: PositionedEntry[] }) => ({
    total,
    items: withSongs(items),
  });
  return {
    ...version,
    nextVersionId,
    changes: {
      added: withSongsAndTotal(changes.added),
      removed: withSongsAndTotal(changes.removed),
      moved: withSongsAndTotal(changes.moved),
    },
    entries: {
      items: withSongs(page),
      nextCursor: start + input.limit < entries.length ? encodeCursor(start + input.limit) : null,
    },
    leftOut: splitRestorable(entries, isOnSpotify).leftOut,
    lost: splitRestorable(current, isOnSpotify).leftOut,
  };
}

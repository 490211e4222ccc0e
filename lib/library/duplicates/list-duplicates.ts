import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { notFound } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import type { Duplicate, DuplicateEntry, DuplicateKind, DuplicatesPage } from "@/lib/schemas/duplicates";
import { readableNameSql } from "../missing-names";
import { isoSql, listedSongSql } from "../song-sql";
import { groupBy, groupRecordings, maxDifferenceMs } from "./recording";

type Input = { kind: DuplicateKind; playlistId?: string; limit: number; cursor?: string };

/** Songs of a duplicate. `key` is its place in the order of all duplicates, and `playlistId` the list that has the song twice. */
type Found = { key: [string, string]; songIds: string[]; playlistId: string | null };

/** SQL of the items that are looked at, of the person $1: those of a playlist $2 or of all. */
const itemsSql = `playlist_items i JOIN playlists p ON p.id = i.playlist_id
  WHERE p.user_id = $1 AND ($2::uuid IS NULL OR p.id = $2) AND i.song_id IS NOT NULL`;

const selectRepeated = `SELECT repeated.*, s.title FROM (
    SELECT i.playlist_id AS "playlistId", i.song_id AS id FROM ${itemsSql} GROUP BY i.playlist_id, i.song_id HAVING count(*) > 1) repeated
  JOIN songs s ON s.id = repeated.id`;

/**
 * Songs that share their ISRC with another one, or title, artist and almost their length. Of several artists, whose order differs
 * between releases, only the length of the names is compared.
 */
const selectCandidates = (lookedAt: string) => `WITH looked_at AS MATERIALIZED (
    SELECT s.id, s.isrc, left(split_part(s.search_text, E'\\n', 1), 200) COLLATE "C" AS name,
      CASE jsonb_array_length(s.artists) WHEN 1 THEN left(split_part(s.search_text, E'\\n', 2), 200)
        ELSE length(split_part(s.search_text, E'\\n', 2))::text END COLLATE "C" AS artists, s.duration_ms FROM songs s
    WHERE s.user_id = $1 AND ${lookedAt}),
  candidates AS (
    SELECT id FROM (
      SELECT id, duration_ms - lag(duration_ms) OVER alike AS above, lead(duration_ms) OVER alike - duration_ms AS below
      FROM looked_at WINDOW alike AS (PARTITION BY name, artists ORDER BY duration_ms)) neighbors
    WHERE above <= ${maxDifferenceMs} OR below <= ${maxDifferenceMs}
    UNION SELECT id FROM looked_at WHERE isrc IN (SELECT isrc FROM looked_at GROUP BY isrc HAVING count(*) > 1))
  SELECT s.id, s.isrc, s.title, s.artists, s.duration_ms AS "durationMs" FROM songs s
  WHERE s.id = ANY (ARRAY(SELECT id FROM candidates))`;

const isInPlaylist = `s.id IN (SELECT i.song_id FROM ${itemsSql})`;
/** With IS TRUE, the planner reads the songs of the person together instead of each by its id. */
const isInLibrary = "(s.id IN (SELECT song_id FROM library_songs WHERE user_id = $1)) IS TRUE";

type Candidate = Pick<DuplicateEntry["song"], "id" | "isrc" | "title" | "artists" | "durationMs">;

async function findAll(userId: string, kind: DuplicateKind, playlistId: string | null): Promise<Found[]> {
  if (kind === "repeated") {
    const rows = await sql<{ playlistId: string; id: string; title: string }>(selectRepeated, [
      userId,
      playlistId,
    ]);
    return rows.map(({ playlistId, id, title }) => ({
      key: [title.slice(0, 200), `${id} ${playlistId}`],
      songIds: [id],
      playlistId,
    }));
  }
  const songs = playlistId
    ? await sql<Candidate>(selectCandidates(isInPlaylist), [userId, playlistId])
    : await sql<Candidate>(selectCandidates(isInLibrary), [userId]);
  return groupRecordings(songs).map(group => {
    const songIds = group.map(({ id }) => id).sort();
    const first = group.find(({ id }) => id === songIds[0]);
    return { key: [(first?.title ?? "").slice(0, 200), songIds[0] ?? ""], songIds, playlistId };
  });
}

const compareKeys = ([title, id]: Found["key"], [otherTitle, otherId]: Found["key"]) =>
  title < otherTitle ? -1 : title > otherTitle ? 1 : id < otherId ? -1 : id > otherId ? 1 : 0;

/** The occurrences of songs in liked songs and playlists, the oldest first. `isExtra` is true if the list has an older one. */
const selectEntries = (locale: UserContext["locale"]) => `WITH found AS (
    SELECT * FROM unnest($2::int[], $3::uuid[], $4::uuid[]) AS input(number, song_id, playlist_id)),
  entries AS (
    SELECT found.number, i.song_id, i.id AS item_id, i.position, i.added_at, p.id AS playlist_id, p.name, p.origin
    FROM found JOIN playlist_items i ON i.song_id = found.song_id
      JOIN playlists p ON p.id = i.playlist_id AND p.user_id = $1 AND (found.playlist_id IS NULL OR p.id = found.playlist_id)
    UNION ALL
    SELECT found.number, l.song_id, NULL, NULL, l.added_at, NULL, NULL, NULL
    FROM found JOIN liked_songs l ON l.song_id = found.song_id AND l.user_id = $1 WHERE found.playlist_id IS NULL)
  SELECT number, json_build_object('song', ${listedSongSql("s", locale)}, 'itemId', item_id, 'position', position, 'addedAt', ${isoSql("added_at")},
    'playlist', CASE WHEN playlist_id IS NOT NULL THEN json_build_object('id', playlist_id, 'name', ${readableNameSql(locale, "name")}, 'origin', origin) END,
    'isExtra', row_number() OVER (PARTITION BY number, playlist_id ORDER BY NULLIF(added_at, 'epoch') NULLS LAST, position, song_id) > 1,
    'canRemove', origin IS DISTINCT FROM 'spotify' OR NOT s.is_local) AS entry
  FROM entries JOIN songs s ON s.id = song_id ORDER BY number, entries.added_at, position, song_id, item_id`;

const cursorSchema = z.tuple([z.string(), z.string().max(100)]);

/**
 * Lists songs that are in a playlist twice, or the same recordings under several ids, of one playlist or of the whole library. All of
 * them are found for each page, which takes seconds for 100,000 songs on a busy machine. Costs no call.
 * @throws AppError not_found, validation_failed
 */
export async function listDuplicates({ userId, locale }: UserContext, input: Input): Promise<DuplicatesPage> {
  const { limit, kind, playlistId } = input;
  const after = input.cursor ? decodeCursor(cursorSchema, input.cursor) : null;
  if (
    playlistId &&
    !(await sql("SELECT 1 FROM playlists WHERE id = $1 AND user_id = $2", [playlistId, userId])).length
  )
    throw notFound("playlist");
  const all = (await findAll(userId, kind, playlistId ?? null)).toSorted((one, other) =>
    compareKeys(one.key, other.key),
  );
  const rest = after ? all.filter(({ key }) => compareKeys(key, after) > 0) : all;
  const found = rest.slice(0, limit);
  const rows = found.flatMap(({ songIds, playlistId }, number) =>
    songIds.map(id => ({ number, id, playlistId })),
  );
  const entries = await sql<{ number: number; entry: DuplicateEntry }>(selectEntries(locale), [
    userId,
    rows.map(({ number }) => number),
    rows.map(({ id }) => id),
    rows.map(({ playlistId }) => playlistId),
  ]);
  const items = groupBy(entries, ({ number }) => String(number)).flatMap((own): Duplicate[] => {
    const id = found[own[0]?.number ?? 0]?.key[1] ?? "";
    return own.length > 1 ? [{ id, kind, entries: own.map(({ entry }) => entry) }] : [];
  });
  const last = found.at(-1);
  return {
    items,
    total: all.length,
    nextCursor: rest.length > limit && last ? encodeCursor(last.key) : null,
  };
}

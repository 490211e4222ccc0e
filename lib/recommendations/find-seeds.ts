import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { readableNameSql } from "@/lib/library/missing-names";
import { sql } from "@/lib/platform/db";
import type { Recommendations } from "@/lib/schemas/recommendations";
import type { Scope } from "./scope";

/** The songs that others are compared with. */
export type Seeds = { songIds: string[]; playlistId: string | null; named: Recommendations["seed"] };

/** The songs of a playlist that stand for it, and the songs that stand for what the person likes now. */
const playlistSongs = 50;
const recentSongs = 12;

const selectSong = (locale: Locale) =>
  `SELECT id, ${readableNameSql(locale, "title")} AS name FROM songs WHERE user_id = $1 AND id = $2`;
const selectPlaylist = (locale: Locale) => `SELECT p.id, ${readableNameSql(locale, "p.name")} AS name, ARRAY(
    SELECT i.song_id FROM playlist_items i WHERE i.playlist_id = p.id AND i.song_id IS NOT NULL GROUP BY i.song_id
    ORDER BY hashtextextended(i.song_id::text, 0) LIMIT ${playlistSongs}) AS "songIds"
  FROM playlists p WHERE p.user_id = $1 AND p.id = $2`;

/** Looks at the last two months with plays: a file may end a year ago. */
const selectRecent = `SELECT song_id AS id FROM statistics_months WHERE user_id = $1
    AND month >= (SELECT max(month) FROM statistics_months WHERE user_id = $1) - interval '1 month' AND plays > skips
  GROUP BY song_id ORDER BY sum(plays - skips) DESC, song_id LIMIT ${recentSongs}`;
const selectLiked = `SELECT song_id AS id FROM liked_songs WHERE user_id = $1 ORDER BY added_at DESC, song_id LIMIT ${recentSongs}`;

/** Finds the songs that a seed stands for. @throws AppError not_found */
export async function findSeeds(
  { userId, hasPlays }: Scope,
  seed: string | undefined,
  locale: Locale,
): Promise<Seeds> {
  if (!seed) {
    const rows = await sql<{ id: string }>(hasPlays ? selectRecent : selectLiked, [userId]);
    return { songIds: rows.map(({ id }) => id), playlistId: null, named: null };
  }
  const [song] = await sql<{ id: string; name: string }>(selectSong(locale), [userId, seed]);
  if (song) return { songIds: [song.id], playlistId: null, named: { kind: "song", ...song } };
  const [playlist] = await sql<{ id: string; name: string; songIds: string[] }>(selectPlaylist(locale), [
    userId,
    seed,
  ]);
  if (!playlist) throw notFound("id");
  const { songIds, ...named } = playlist;
  return { songIds, playlistId: playlist.id, named: { kind: "playlist", ...named } };
}

import type { UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { readableNameSql } from "@/lib/library/missing-names";
import { isoSql, songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { Home } from "@/lib/schemas/history";

const songsPerShelf = 12;
/** The plays that decide what was played recently; a person who repeats one song all day has fewer songs on the shelf. */
const recentPlays = 200;

const selectRecent = (locale: Locale) => `SELECT ${songSql("s", locale)} AS song FROM (
    SELECT song_id, max(played_at) AS last FROM (
      SELECT song_id, played_at FROM plays WHERE user_id = $1 AND is_play ORDER BY played_at DESC, id DESC LIMIT ${recentPlays}) latest
    GROUP BY song_id ORDER BY last DESC LIMIT ${songsPerShelf}) recent
  JOIN songs s ON s.id = recent.song_id ORDER BY last DESC`;
/** A song that was played once is no favorite. */
const selectMost = (locale: Locale) => `SELECT ${songSql("s", locale)} AS song, most.plays FROM (
    SELECT song_id, count(*)::int AS plays, max(played_at) AS last FROM plays
    WHERE user_id = $1 AND is_play AND played_at > now() - interval '90 days'
    GROUP BY song_id HAVING count(*) > 1 ORDER BY plays DESC, last DESC LIMIT ${songsPerShelf}) most
  JOIN songs s ON s.id = most.song_id ORDER BY most.plays DESC, most.last DESC`;
const selectNew = (
  locale: Locale,
) => `SELECT ${songSql("s", locale)} AS song, ${isoSql("added.added_at")} AS "addedAt",
    json_build_object('id', added.id, 'name', ${readableNameSql(locale, "added.name")}) AS playlist
  FROM (
    SELECT * FROM (
      SELECT DISTINCT ON (i.song_id) i.song_id, i.added_at, p.id, p.name
      FROM playlists p JOIN playlist_items i ON i.playlist_id = p.id
      WHERE p.user_id = $1 AND i.song_id IS NOT NULL AND i.added_at > now() - interval '30 days'
      ORDER BY i.song_id, i.added_at DESC) newest
    ORDER BY added_at DESC, song_id LIMIT ${songsPerShelf}) added
  JOIN songs s ON s.id = added.song_id ORDER BY added.added_at DESC, added.song_id`;

/** Returns what the person played and added lately. Costs no call to Spotify. */
export async function getHome({ userId, locale }: UserContext): Promise<Home> {
  const [recent, mostPlayed, newInPlaylists] = await Promise.all([
    sql<{ song: Home["recentlyPlayed"][number] }>(selectRecent(locale), [userId]),
    sql<Home["mostPlayed"][number]>(selectMost(locale), [userId]),
    sql<Home["newInPlaylists"][number]>(selectNew(locale), [userId]),
  ]);
  return { recentlyPlayed: recent.map(({ song }) => song), mostPlayed, newInPlaylists };
}

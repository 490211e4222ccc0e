import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import type { Dismissed } from "@/lib/schemas/recommendations";

const countSongs = "SELECT count(*)::int AS count FROM songs WHERE user_id = $1 AND id = ANY ($2)";
const countArtists = `SELECT count(DISTINCT credit->>'name')::int AS count FROM songs s, jsonb_array_elements(s.artists) credit
  WHERE s.user_id = $1 AND credit->>'name' = ANY ($2)`;
const insertSongs =
  "INSERT INTO recommendation_dismissals (user_id, song_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING";
const insertArtists = `INSERT INTO recommendation_artist_dismissals (user_id, artist, name_key)
  SELECT $1, name, lower(name) FROM unnest($2::text[]) AS names(name) ON CONFLICT DO NOTHING`;
const deleteSongs = "DELETE FROM recommendation_dismissals WHERE user_id = $1 AND song_id = ANY ($2)";
const deleteArtists = `DELETE FROM recommendation_artist_dismissals WHERE user_id = $1
  AND name_key IN (SELECT lower(name) FROM unnest($2::text[]) AS names(name))`;

type Query = (text: string, values: unknown[]) => Promise<{ count: number }[]>;

const inTransaction =
  (client: pg.PoolClient): Query =>
  async (text, values) =>
    (await client.query(text, values)).rows;

async function requireAll(
  query: Query,
  userId: string,
  counting: string,
  values: string[],
  kind: "song" | "artist",
): Promise<void> {
  if (values.length === 0) return;
  const [row] = await query(counting, [userId, values]);
  if (row?.count !== values.length) throw notFound(kind);
}

const distinct = (values: readonly string[]) => [...new Set(values)];

/**
 * Remembers that songs, in all their versions, and songs of artists are not to be recommended. Artists are named as in the library.
 * @throws AppError not_found
 */
export async function dismiss({ userId }: UserContext, { songIds, artists }: Dismissed): Promise<void> {
  const [songs, names] = [distinct(songIds), distinct(artists)];
  // Reads the whole library, so nothing waits for it.
  await requireAll(sql, userId, countArtists, names, "artist");
  await personTransaction(userId, async client => {
    await requireAll(inTransaction(client), userId, countSongs, songs, "song");
    await client.query(insertSongs, [userId, songs]);
    await client.query(insertArtists, [userId, names]);
  });
}

/** Lets songs and artists be recommended again. Has no effect on those that were not dismissed. @throws AppError not_found */
export async function takeBackDismissals({ userId }: UserContext, { songIds, artists }: Dismissed) {
  const songs = distinct(songIds);
  await personTransaction(userId, async client => {
    await requireAll(inTransaction(client), userId, countSongs, songs, "song");
    await client.query(deleteSongs, [userId, songs]);
    await client.query(deleteArtists, [userId, artists]);
  });
}

/** Lets all songs and artists be recommended again. */
export async function clearDismissals({ userId }: UserContext): Promise<void> {
  await personTransaction(userId, async client => {
    await client.query("DELETE FROM recommendation_dismissals WHERE user_id = $1", [userId]);
    await client.query("DELETE FROM recommendation_artist_dismissals WHERE user_id = $1", [userId]);
  });
}

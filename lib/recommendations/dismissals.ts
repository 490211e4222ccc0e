import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";

const countSongs = "SELECT count(*)::int AS count FROM songs WHERE user_id = $1 AND id = ANY ($2)";
const insertDismissals = `INSERT INTO recommendation_dismissals (user_id, song_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`;
const deleteDismissals = "DELETE FROM recommendation_dismissals WHERE user_id = $1 AND song_id = ANY ($2)";

async function changeDismissals(userId: string, songIds: readonly string[], change: string): Promise<void> {
  const ids = [...new Set(songIds)];
  await personTransaction(userId, async client => {
    const { rows } = await client.query<{ count: number }>(countSongs, [userId, ids]);
    if (rows[0]?.count !== ids.length) throw notFound("song");
    await client.query(change, [userId, ids]);
  });
}

/** Remembers that songs, in all their versions, are not to be recommended. @throws AppError not_found */
export async function dismissSongs({ userId }: UserContext, songIds: readonly string[]): Promise<void> {
  await changeDismissals(userId, songIds, insertDismissals);
}

/** Lets songs be recommended again. Has no effect on songs that were not dismissed. @throws AppError not_found */
export async function takeBackDismissals({ userId }: UserContext, songIds: readonly string[]): Promise<void> {
  await changeDismissals(userId, songIds, deleteDismissals);
}

/** Lets all songs be recommended again. */
export async function clearDismissals({ userId }: UserContext): Promise<void> {
  await sql("DELETE FROM recommendation_dismissals WHERE user_id = $1", [userId]);
}

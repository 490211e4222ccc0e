import type pg from "pg";
import { AppError } from "@/lib/platform/errors";
import type { RecentPlay } from "./history";
import { shuffle } from "./shuffle";

/** A row of a playlist as the shuffle sees it: the copies of one recording have one ISRC, whatever their album. */
type Row = { itemId: string; id: string; artistIds: string[]; albumId: string | null };

/**
 * Keeps a playlist's items as they are until the end of the transaction. Taken before the session's row, as edits take the
 * playlist before the slots that hang on its items: in the other order the two would wait for each other.
 */
export const holdPlaylist = (client: pg.PoolClient, playlistId: string) =>
  client.query("SELECT 1 FROM playlists WHERE id = $1 FOR SHARE", [playlistId]);

/** The rows of a playlist that can be played, in its order, and how many cannot. */
async function playableRows(
  client: pg.PoolClient,
  playlistId: string,
): Promise<{ playable: Row[]; leftOut: number }> {
  const { rows } = await client.query<Row & { isPlayable: boolean }>(
    `SELECT i.id AS "itemId", COALESCE(s.isrc, s.uri) AS id, s.album_id AS "albumId",
       COALESCE(s.is_playable AND NOT s.is_local, false) AS "isPlayable",
       ARRAY(SELECT COALESCE(artist->>'id', artist->>'name') FROM jsonb_array_elements(s.artists) artist) AS "artistIds"
     FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id WHERE i.playlist_id = $1 ORDER BY i.position`,
    [playlistId],
  );
  const playable = rows.filter(row => row.isPlayable);
  const leftOut = rows.length - playable.length;
  if (playable.length > 0) return { playable, leftOut };
  throw new AppError(
    "nothing_to_shuffle",
    rows.length === 0
      ? "This playlist is empty. Add songs, then shuffle it."
      : `None of the ${rows.length} entries of this playlist can be played.`,
  );
}

/** The rows of the set before, in the order in which they came. */
async function previousOrder(
  client: pg.PoolClient,
  { id }: Session,
  playable: readonly Row[],
): Promise<number[]> {
  const { rows } = await client.query<{ itemId: string }>(
    `SELECT item_id AS "itemId" FROM shuffle_slots WHERE session_id = $1 ORDER BY position`,
    [id],
  );
  const indexOf = new Map(playable.map(({ itemId }, index) => [itemId, index]));
  return rows.map(({ itemId }) => indexOf.get(itemId) ?? -1);
}

/** What the person listened to lately, here or anywhere, the newest first: as far back as matters for so many rows. */
async function recentPlays(client: pg.PoolClient, userId: string, size: number): Promise<RecentPlay[]> {
  const { rows } = await client.query<RecentPlay>(
    `SELECT COALESCE(s.isrc, s.uri) AS id, row_number() OVER (ORDER BY p.played_at DESC, p.id)::int AS age
     FROM plays p JOIN songs s ON s.id = p.song_id WHERE p.user_id = $1 ORDER BY p.played_at DESC, p.id LIMIT $2`,
    [userId, size],
  );
  return rows;
}

type Session = { id: string; userId: string; playlistId: string; seed: string; set: number };

/**
 * Writes the order of a set. What was heard lately comes late: in the first one by the listening history, in each other by
 * the set before it.
 * @throws AppError nothing_to_shuffle
 */
export async function writeSet(
  client: pg.PoolClient,
  session: Session,
): Promise<{ size: number; leftOut: number }> {
  const { playable, leftOut } = await playableRows(client, session.playlistId);
  const order = shuffle(playable, {
    seed: `${session.seed}/${session.set}`,
    ...(session.set === 1
      ? { recentPlays: await recentPlays(client, session.userId, playable.length) }
      : { previousOrder: await previousOrder(client, session, playable) }),
  }).map(index => (playable[index] as Row).itemId);
  await client.query("DELETE FROM shuffle_slots WHERE session_id = $1", [session.id]);
  await client.query(
    `INSERT INTO shuffle_slots (session_id, set_number, position, item_id)
     SELECT $1, $2, place - 1, item_id FROM unnest($3::uuid[]) WITH ORDINALITY AS given(item_id, place)`,
    [session.id, session.set, order],
  );
  return { size: order.length, leftOut };
}

import type pg from "pg";
import { AppError } from "@/lib/platform/errors";
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

/**
 * Writes the order of a set. The row that ended the set before comes late in this one, and its artist does not begin it.
 * @throws AppError nothing_to_shuffle
 */
export async function writeSet(
  client: pg.PoolClient,
  session: { id: string; playlistId: string; seed: string; set: number; lastItemId: string | null },
): Promise<{ size: number; leftOut: number }> {
  const { playable, leftOut } = await playableRows(client, session.playlistId);
  const order = shuffle(playable, {
    seed: `${session.seed}/${session.set}`,
    previousOrder: [playable.findIndex(row => row.itemId === session.lastItemId)],
  }).map(index => (playable[index] as Row).itemId);
  await client.query("DELETE FROM shuffle_slots WHERE session_id = $1", [session.id]);
  await client.query(
    `INSERT INTO shuffle_slots (session_id, set_number, position, item_id)
     SELECT $1, $2, place - 1, item_id FROM unnest($3::uuid[]) WITH ORDINALITY AS given(item_id, place)`,
    [session.id, session.set, order],
  );
  return { size: order.length, leftOut };
}

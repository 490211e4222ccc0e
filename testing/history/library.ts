import type { UserContext } from "@/lib/core/context";
import { listHistory } from "@/lib/history/list-history";
import { sql } from "@/lib/platform/db";
import { historyUri } from "./rows";

/** The name of a file of Spotify. */
export const audio = "Streaming_History_Audio_2024_0.json";

/** Lists the history, newest first: the time and the title of each play. */
export const listPlays = async (ctx: UserContext): Promise<string[]> =>
  (await listHistory(ctx, { limit: 100 })).items.map(({ playedAt, song }) => `${playedAt} ${song.title}`);

/** Stores a play of the song with this number as if Spotify had reported it. */
export const addPolled = (ctx: UserContext, number: number, playedAt: string) =>
  sql(
    `WITH song AS (
       INSERT INTO songs (user_id, uri, title, duration_ms, artists) VALUES ($1, $2, $3, 200000, '[]')
       ON CONFLICT (user_id, uri) DO UPDATE SET title = EXCLUDED.title RETURNING id)
     INSERT INTO plays (user_id, song_id, played_at, source) SELECT $1, id, $4, 'recently-played' FROM song`,
    [ctx.userId, historyUri(number), `Song ${number}`, playedAt],
  );

/** Counts what a person has stored. */
export const countStored = async (ctx: UserContext) => {
  const [row] = await sql<{ plays: number; songs: number; imports: number }>(
    `SELECT (SELECT count(*)::int FROM plays WHERE user_id = $1) AS plays,
       (SELECT count(*)::int FROM songs WHERE user_id = $1) AS songs,
       (SELECT count(*)::int FROM history_imports WHERE user_id = $1) AS imports`,
    [ctx.userId],
  );
  return row;
};

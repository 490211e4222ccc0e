import pg from "pg";
import { songSql } from "@/lib/library/song-sql";
import { itemSql } from "@/lib/playlists/list-playlist-items";
import { refValue, sessionIdSql } from "@/lib/shuffle/session/source-key";
import { takeSlotSql } from "@/lib/shuffle/session/take-slot";

// The baseline of `npm run bench api`: a route handler that only queries and answers. No other build contains it.
const shared = globalThis as typeof globalThis & { baselinePool?: pg.Pool };

async function queryRow(text: string, values: unknown[]) {
  shared.baselinePool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
  return (await shared.baselinePool.query(text, values)).rows[0];
}

export async function GET(request: Request): Promise<Response> {
  const { read, id, user } = Object.fromEntries(new URL(request.url).searchParams) as Record<string, string>;
  if (read === "song") {
    const row = await queryRow(`SELECT ${songSql("s", "en")} AS song FROM songs s WHERE s.id = $1`, [id]);
    return Response.json(row.song);
  }
  if (read === "tracks") {
    const row = await queryRow(
      `SELECT p.track_count AS total,
         (SELECT json_agg(page.item ORDER BY page.position) FROM (
            SELECT i.position, ${itemSql("en")} AS item FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id
            WHERE i.playlist_id = p.id ORDER BY i.position LIMIT 100) page) AS items
       FROM playlists p WHERE p.id = $1`,
      [id],
    );
    return Response.json({ items: row.items, nextCursor: "MTAw", total: row.total });
  }
  const ref = { playlistId: id ?? "" };
  const statement = takeSlotSql("$1", sessionIdSql(ref, "$1", "$2"));
  const { sessionId: _, ...step } = await queryRow(statement, [user, refValue(ref)]);
  return Response.json(step);
}

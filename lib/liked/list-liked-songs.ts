import type { UserContext } from "@/lib/core/context";
import { cursorSchema, cursorTimeSchema, decodeCursor, toPage } from "@/lib/core/cursor";
import { containsPattern, isoSql, songMatchesSql, songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { LikedSong, Song } from "@/lib/schemas/library";

type Input = { limit: number; cursor?: string; q?: string };

/** Lists the person's liked songs, newest first; with `q` only those whose title, album or artist contains it. */
export async function listLikedSongs({ userId }: UserContext, input: Input) {
  const after = input.cursor ? decodeCursor(cursorSchema(cursorTimeSchema), input.cursor) : null;
  const rows = await sql<{ addedAt: string; song: Song }>(
    `SELECT ${isoSql("l.added_at")} AS "addedAt", ${songSql("s")} AS song
     FROM liked_songs l JOIN songs s ON s.id = l.song_id
     WHERE l.user_id = $1 AND ($2::timestamptz IS NULL OR (l.added_at, l.song_id) < ($2, $3::uuid))
       AND ($4::text IS NULL OR ${songMatchesSql("s", "$4")})
     ORDER BY l.added_at DESC, l.song_id DESC LIMIT $5`,
    [
      userId,
      after?.[0] ?? null,
      after?.[1] ?? null,
      input.q ? containsPattern(input.q) : null,
      input.limit + 1,
    ],
  );
  return toPage(
    rows,
    input.limit,
    (row): LikedSong => row,
    ({ addedAt, song }) => [addedAt, song.id],
  );
}

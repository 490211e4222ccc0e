import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { cursorSchema, decodeCursor, toPage } from "@/lib/core/cursor";
import { sql } from "@/lib/platform/db";
import type { Song } from "@/lib/schemas/library";
import { byName, songFilterPatterns, songMatchesSql, songSql } from "./song-sql";

type Input = { limit: number; cursor?: string; q?: string; playlistId?: string };

const isInPlaylist = `(SELECT count(*) FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id
  WHERE i.song_id = s.id AND i.playlist_id = $6 AND p.user_id = $1) > 0`;

/** Lists the songs of the person's library by title; with `q` only those whose title, album and artists contain its words. With a playlist, each says if the playlist has it. */
export async function listSongs({ userId, locale }: UserContext, input: Input) {
  const after = input.cursor ? decodeCursor(cursorSchema(z.string()), input.cursor) : null;
  const rows = await sql<{ title: string; song: Song & { isInPlaylist?: boolean } }>(
    `SELECT ${input.playlistId ? `(${songSql("s", locale)})::jsonb || jsonb_build_object('isInPlaylist', ${isInPlaylist})` : songSql("s", locale)} AS song,
       s.title
     FROM songs s
     WHERE s.user_id = $1 AND ($2::text IS NULL OR (${byName("s.title")}, s.id) > ($2, $3::uuid))
       AND (cardinality($4::text[]) = 0 OR ${songMatchesSql("s", "$4")})
     ORDER BY ${byName("s.title")}, s.id LIMIT $5`,
    [
      userId,
      after?.[0] ?? null,
      after?.[1] ?? null,
      songFilterPatterns(input.q),
      input.limit + 1,
      ...(input.playlistId ? [input.playlistId] : []),
    ],
  );
  return toPage(
    rows,
    input.limit,
    row => row.song,
    ({ title, song }) => [title, song.id],
  );
}

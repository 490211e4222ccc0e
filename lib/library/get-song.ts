import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { preparedSql } from "@/lib/platform/db";
import type { Song } from "@/lib/schemas/library";
import { songSql } from "./song-sql";

/** Returns a song of the person's library. @throws AppError not_found */
export async function getSong({ userId, locale }: UserContext, id: string): Promise<Song> {
  const [row] = await preparedSql<{ song: Song }>(
    `SELECT ${songSql("s", locale)} AS song FROM songs s WHERE s.id = $1 AND s.user_id = $2`,
    [id, userId],
  );
  if (!row) throw notFound("song");
  return row.song;
}

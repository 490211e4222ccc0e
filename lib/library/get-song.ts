import type { Song } from "@/lib/api/schemas/library";
import type { UserContext } from "@/lib/platform/context";
import { preparedSql } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { songSql } from "./song-sql";

/** One song of the person's library. @throws AppError not_found */
export async function getSong({ userId }: UserContext, id: string): Promise<Song> {
  const [row] = await preparedSql<{ song: Song }>(
    `SELECT ${songSql("s")} AS song FROM songs s WHERE s.id = $1 AND s.user_id = $2`,
    [id, userId],
  );
  if (!row) throw notFound("song");
  return row.song;
}

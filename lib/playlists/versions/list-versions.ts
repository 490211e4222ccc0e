import type { UserContext } from "@/lib/core/context";
import { decodeTimeCursor, toPage } from "@/lib/core/cursor";
import { isoSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import type { PlaylistVersion } from "@/lib/schemas/versions";

/** Columns of `playlist_versions v` that the API shows for every version. */
export const versionColumns = `v.id, ${isoSql("v.created_at")} AS "createdAt", v.track_count AS "trackCount", v.added, v.removed, v.cause`;

/** Lists the versions of a playlist, newest first. @throws AppError not_found */
export async function listVersions(
  ctx: UserContext,
  playlistId: string,
  input: { limit: number; cursor?: string },
) {
  await getPlaylist(ctx, playlistId);
  const [time = null, id = null] = decodeTimeCursor(input.cursor) ?? [];
  const rows = await sql<PlaylistVersion>(
    `SELECT ${versionColumns} FROM playlist_versions v
     WHERE v.playlist_id = $1 AND ($2::timestamptz IS NULL OR (v.created_at, v.id) < ($2, $3::uuid))
     ORDER BY v.created_at DESC, v.id DESC LIMIT $4`,
    [playlistId, time, id, input.limit + 1],
  );
  return toPage(
    rows,
    input.limit,
    row => row,
    row => [row.createdAt, row.id],
  );
}

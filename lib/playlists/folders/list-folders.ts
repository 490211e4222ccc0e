import type { UserContext } from "@/lib/core/context";
import { byName } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { PlaylistFolder } from "@/lib/schemas/library";

/** Lists the person's folders by name, with the number of playlists in each. */
export const listFolders = async ({ userId }: UserContext): Promise<{ items: PlaylistFolder[] }> => ({
  items: await sql<PlaylistFolder>(
    `SELECT f.id, f.name, (SELECT count(*)::int FROM playlists p WHERE p.folder_id = f.id AND p.user_id = $1) AS "playlistCount"
     FROM playlist_folders f WHERE f.user_id = $1 ORDER BY ${byName("f.name")}, f.id`,
    [userId],
  ),
});

import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import type { Playlist } from "@/lib/schemas/library";

/** The number of songs that `addTracks` gets at once. */
const chunkLength = 1_000;

/** Creates a local playlist of the current song and all items of the queue. @throws AppError queue_empty, library_full */
export async function saveQueue(ctx: UserContext, { name }: { name: string }): Promise<Playlist> {
  const rows = await sql<{ songId: string }>(
    `SELECT e.song_id AS "songId" FROM queues q JOIN queue_entries e ON e.user_id = q.user_id AND e.position >= q.cursor
     WHERE q.user_id = $1 AND e.removal IS NULL AND e.song_id IS NOT NULL ORDER BY e.position`,
    [ctx.userId],
  );
  if (rows.length === 0) throw new AppError("queue_empty");
  const { id } = await createPlaylist(ctx, { name, description: "" });
  const songIds = rows.map(({ songId }) => songId);
  for (let start = 0; start < songIds.length; start += chunkLength)
    await addTracks(ctx, id, { songIds: songIds.slice(start, start + chunkLength), uris: [] });
  return getPlaylist(ctx, id);
}

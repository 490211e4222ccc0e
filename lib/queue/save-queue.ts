import { resolveSongs } from "@/lib/catalog/resolve-songs";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requireRoomInLibrary } from "@/lib/library/require-room";
import { sql } from "@/lib/platform/db";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import type { Playlist } from "@/lib/schemas/library";

/** The number of songs that `addTracks` gets at once. */
const chunkLength = 1_000;

/**
 * Creates a local playlist of the current song and all items of the queue. A song that Tonearm has never seen costs a call.
 * @throws AppError queue_empty, library_full, validation_failed for too many unknown songs; SpotifyError
 */
export async function saveQueue(ctx: UserContext, { name }: { name: string }): Promise<Playlist> {
  const rows = await sql<{ uri: string }>(
    `SELECT e.uri FROM queues q JOIN queue_entries e ON e.user_id = q.user_id AND e.position >= q.cursor
     WHERE q.user_id = $1 AND e.removal IS NULL ORDER BY e.position`,
    [ctx.userId],
  );
  if (rows.length === 0) throw new AppError("queue_empty");
  const uris = rows.map(({ uri }) => uri);
  // What is refused is refused before there is a playlist.
  await requireRoomInLibrary(ctx.userId, { items: uris.length });
  await resolveSongs(ctx, { songIds: [], uris });
  const { id } = await createPlaylist(ctx, { name, description: "" });
  for (let start = 0; start < uris.length; start += chunkLength)
    await addTracks(ctx, id, { songIds: [], uris: uris.slice(start, start + chunkLength) });
  return getPlaylist(ctx, id);
}

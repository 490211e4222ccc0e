import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { personTransaction } from "@/lib/platform/db";
import { deleteLocalPlaylists } from "@/lib/playlists/delete-playlist";
import { followEdits } from "@/lib/shuffle/session/follow-edits";

const takeImport = `DELETE FROM library_imports WHERE id = $1 AND user_id = $2
  RETURNING playlist_ids AS "playlistIds", liked_song_ids AS "likedSongIds"`;
/** Leaves the likes to Spotify, whose list they belong to, once an account is connected. */
const unlike = `DELETE FROM liked_songs WHERE user_id = $1 AND song_id = ANY($2)
  AND NOT EXISTS (SELECT 1 FROM spotify_connections WHERE user_id = $1)`;

/**
 * Takes back what an imported file brought: its playlists, which can be restored for an hour like others, and its likes, unless a Spotify
 * account is connected by now. Songs in no list are not part of the library. Playlists that were published since stay. Makes no call to
 * Spotify.
 * @throws AppError not_found
 */
export const undoLibraryImport = ({ userId }: UserContext, id: string): Promise<void> =>
  personTransaction(userId, async client => {
    const { rows } = await client.query<{ playlistIds: string[]; likedSongIds: string[] }>(takeImport, [
      id,
      userId,
    ]);
    const [taken] = rows;
    if (!taken) throw notFound("library_import");
    await deleteLocalPlaylists(client, userId, taken.playlistIds);
    const { rowCount } = await client.query(unlike, [userId, taken.likedSongIds]);
    if (rowCount) await followEdits(client, userId, "likedSongs");
  });

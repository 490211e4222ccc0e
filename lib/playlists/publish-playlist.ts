import type { Playlist } from "@/lib/api/schemas/library";
import type { UserContext } from "@/lib/platform/context";
import { prisma, sql } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { getUserSpotifyClient, writeSize } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";

/**
 * Makes a local playlist one on Spotify. Edits go to both from then on.
 * @throws AppError not_found; playlist_not_editable when it is on Spotify already or holds what Spotify cannot take
 */
export async function publishPlaylist(ctx: UserContext, id: string): Promise<Playlist> {
  const playlist = await getPlaylist(ctx, id);
  if (playlist.origin === "spotify")
    throw new AppError("playlist_not_editable", "This playlist is on Spotify already.");
  const items = await sql<{ uri: string | null; isLocal: boolean | null }>(
    `SELECT s.uri, s.is_local AS "isLocal" FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id
     WHERE i.playlist_id = $1 ORDER BY i.position`,
    [id],
  );
  const uris = items.filter(item => !item.isLocal).map(item => item.uri);
  if (uris.length < items.length || uris.includes(null))
    throw new AppError(
      "playlist_not_editable",
      "Spotify takes no local files and no withdrawn songs from other apps. Remove them, then publish again.",
    );
  const spotify = getUserSpotifyClient(ctx);
  const created = await spotify.createPlaylist(playlist.name, playlist.description);
  let snapshotId = created.snapshot_id;
  for (let start = 0; start < uris.length; start += writeSize) {
    const chunk = uris.slice(start, start + writeSize).filter(uri => uri !== null);
    snapshotId = (await spotify.addItems(created.id, chunk)).snapshot_id;
  }
  await prisma().playlist.update({
    where: { id, userId: ctx.userId },
    data: { origin: "spotify", spotifyId: created.id, snapshotId, syncedAt: new Date() },
  });
  return getPlaylist(ctx, id);
}

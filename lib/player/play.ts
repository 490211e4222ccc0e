import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import type { PlayInput } from "@/lib/schemas/player";
import { nextBatch, stopBatch } from "@/lib/shuffle/playback/batch";
import { isRestricted, playBatch } from "@/lib/shuffle/playback/play-batch";
import { type UserSpotifyClient, writeSize } from "@/lib/spotify/user-client";
import { sendPlayerCommand } from "./command";

/**
 * Starts playing: a shuffle session, a playlist of the library in its order, URIs, something of Spotify's, or with none of
 * them what was playing before.
 * @throws AppError not_found, nothing_to_shuffle, shuffle_ended, no_active_device, premium_required; SpotifyError
 */
export const play = (ctx: UserContext, input: PlayInput): Promise<void> =>
  sendPlayerCommand(ctx, client => start(ctx, client, input));

async function start(ctx: UserContext, client: UserSpotifyClient, input: PlayInput): Promise<void> {
  const { deviceId, positionMs, uris, contextUri, offset, shuffleId, shufflePlaylistId, playlistId } = input;
  const at = offset === undefined ? {} : { offset: { position: offset } };
  if (shuffleId || shufflePlaylistId) {
    const feed = await nextBatch(
      ctx,
      shuffleId ? { id: shuffleId } : { playlistId: shufflePlaylistId ?? "" },
    );
    await playBatch(ctx, client, feed, { deviceId, positionMs });
    return deviceShuffleOff(client, deviceId);
  }
  if (!uris && !contextUri && !playlistId) return client.play({}, deviceId, positionMs);
  if (playlistId) await playInOrder(ctx, client, playlistId, input);
  else
    await client.play(
      contextUri ? { context_uri: contextUri, ...at } : { uris: uris ?? [], ...at },
      deviceId,
      positionMs,
    );
  await stopBatch(ctx);
}

/** Our order is the shuffle; the device's own on top of it would mix it again. It has none to turn off when it refuses. */
async function deviceShuffleOff(client: UserSpotifyClient, deviceId: string | undefined): Promise<void> {
  await client.setShuffle(false, deviceId).catch(error => {
    if (!isRestricted(error)) throw error;
  });
}

async function playInOrder(
  ctx: UserContext,
  client: UserSpotifyClient,
  id: string,
  input: PlayInput,
): Promise<void> {
  const playlist = await getPlaylist(ctx, id);
  const from = input.offset ?? 0;
  if (playlist.spotifyId) {
    const place = from > 0 ? { offset: { position: from } } : {};
    return client.play(
      { context_uri: `spotify:playlist:${playlist.spotifyId}`, ...place },
      input.deviceId,
      input.positionMs,
    );
  }
  const rows = await sql<{ uri: string }>(
    `SELECT s.uri FROM playlist_items i JOIN songs s ON s.id = i.song_id
     WHERE i.playlist_id = $1 AND i.position >= $2 AND s.is_playable AND NOT s.is_local ORDER BY i.position LIMIT $3`,
    [id, from, writeSize],
  );
  if (rows.length === 0) throw new AppError("nothing_to_shuffle", { reason: "nothing_left" });
  await client.play({ uris: rows.map(row => row.uri) }, input.deviceId, input.positionMs);
}

import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import type { PlayInput } from "@/lib/schemas/player";
import { playShuffle } from "@/lib/shuffle/playback/play-batch";
import { stopBatch } from "@/lib/shuffle/session/stop-batch";
import { maxUrisPerWrite, type UserSpotifyClient } from "@/lib/spotify/user-client";
import { sendPlayerCommand } from "./command";

/**
 * Plays a shuffle, a playlist of the library in its order, URIs or a Spotify context. Resumes playback if the input names none.
 * @throws AppError not_found, nothing_to_shuffle, shuffle_ended, no_active_device, premium_required; SpotifyError
 */
export const play = (ctx: UserContext, input: PlayInput): Promise<void> =>
  sendPlayerCommand(ctx, client => start(ctx, client, input));

async function start(ctx: UserContext, client: UserSpotifyClient, input: PlayInput): Promise<void> {
  const { deviceId, positionMs, uris, contextUri, offset, shuffleId, shufflePlaylistId, playlistId } = input;
  const offsetBody = offset === undefined ? {} : { offset: { position: offset } };
  if (shuffleId || shufflePlaylistId) {
    const ref = shuffleId ? { id: shuffleId } : { playlistId: shufflePlaylistId ?? "" };
    return playShuffle(ctx, client, ref, { deviceId, positionMs });
  }
  if (!uris && !contextUri && !playlistId) return client.play({}, deviceId, positionMs);
  if (playlistId) await playInOrder(ctx, client, playlistId, input);
  else
    await client.play(
      contextUri ? { context_uri: contextUri, ...offsetBody } : { uris: uris ?? [], ...offsetBody },
      deviceId,
      positionMs,
    );
  await personTransaction(ctx.userId, client => stopBatch(client, ctx));
}

async function playInOrder(
  ctx: UserContext,
  client: UserSpotifyClient,
  id: string,
  input: PlayInput,
): Promise<void> {
  const playlist = await getPlaylist(ctx, id);
  const firstPosition = input.offset ?? 0;
  if (playlist.spotifyId) {
    const offset = firstPosition > 0 ? { offset: { position: firstPosition } } : {};
    return client.play(
      { context_uri: `spotify:playlist:${playlist.spotifyId}`, ...offset },
      input.deviceId,
      input.positionMs,
    );
  }
  const rows = await sql<{ uri: string }>(
    `SELECT s.uri FROM playlist_items i JOIN songs s ON s.id = i.song_id
     WHERE i.playlist_id = $1 AND i.position >= $2 AND s.is_playable AND NOT s.is_local ORDER BY i.position LIMIT $3`,
    [id, firstPosition, maxUrisPerWrite],
  );
  if (rows.length === 0) throw new AppError("nothing_to_shuffle", { reason: "nothing_left" });
  await client.play({ uris: rows.map(row => row.uri) }, input.deviceId, input.positionMs);
}

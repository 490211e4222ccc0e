import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import type { PlayInput, PlayReply } from "@/lib/schemas/player";
import { playShuffle } from "@/lib/shuffle/playback/play-batch";
import { listBody, type PlayTarget, playInOrder } from "@/lib/shuffle/playback/play-in-order";
import { stopBatch } from "@/lib/shuffle/session/stop-batch";
import { SpotifyError } from "@/lib/spotify/errors";
import { maxUrisPerWrite, type UserSpotifyClient } from "@/lib/spotify/user-client";
import { sendPlayerCommand } from "./command";
import { setOrderedAt } from "./keep-order";
import { readModes } from "./read-modes";

/**
 * Plays a shuffle, a playlist of the library in its order, URIs or a Spotify context, always in order from the chosen song on.
 * Resumes playback if the input names none.
 * @returns the number of songs that Spotify got, if it did not get all
 * @throws AppError not_found, nothing_to_shuffle, shuffle_ended, no_active_device, premium_required; SpotifyError
 */
export async function play(ctx: UserContext, input: PlayInput): Promise<PlayReply | undefined> {
  const { deviceId, positionMs, uris, contextUri, shuffleId, shufflePlaylistId, playlistId } = input;
  if (!(uris || contextUri || shuffleId || shufflePlaylistId || playlistId)) {
    await sendPlayerCommand(ctx, client => client.play({}, deviceId, positionMs));
    return undefined;
  }
  let reply: PlayReply | undefined;
  await sendPlayerCommand(ctx, async client => {
    reply = await start(ctx, client, input);
  });
  // The next poll turns the device's own shuffle off if it is on nevertheless.
  await setOrderedAt(ctx, new Date());
  return reply;
}

async function start(
  ctx: UserContext,
  client: UserSpotifyClient,
  input: PlayInput,
): Promise<PlayReply | undefined> {
  const { deviceId, positionMs, uris, contextUri, offset, shuffleId, shufflePlaylistId, playlistId } = input;
  const target = { deviceId, positionMs, readModes: () => readModes(ctx, client) };
  if (shuffleId || shufflePlaylistId) {
    const ref = shuffleId ? { id: shuffleId } : { playlistId: shufflePlaylistId ?? "" };
    await playShuffle(ctx, client, ref, target);
    return undefined;
  }
  const source = playlistId
    ? await readPlaylistSource(ctx, playlistId, offset)
    : { uris, contextUri, offset };
  if (source.contextUri) await playContext(client, source.contextUri, source.offset ?? 0, target);
  else await playList(client, source.uris ?? [], source.offset, target);
  await personTransaction(ctx.userId, client => stopBatch(client, ctx));
  return source.reply;
}

/** Plays a list of songs. A single song keeps the device's repeat mode. */
const playList = (
  client: UserSpotifyClient,
  uris: string[],
  offset: number | undefined,
  target: PlayTarget,
): Promise<void> => {
  const body = listBody(uris, offset);
  const unwantedRepeat = uris.length > 1 ? (["track"] as const) : [];
  return playInOrder(client, { ...target, unwantedRepeat, canFixFirstSong: "offset" in body }, () =>
    client.play(body, target.deviceId, target.positionMs),
  );
};

/** Plays a context of Spotify. */
const playContext = (
  client: UserSpotifyClient,
  contextUri: string,
  offset: number,
  target: PlayTarget,
): Promise<void> => {
  const send = (position?: number) =>
    client.play(
      { context_uri: contextUri, ...(position !== undefined && { offset: { position } }) },
      target.deviceId,
      target.positionMs,
    );
  // The songs of an artist have no positions.
  const canFixFirstSong = !contextUri.startsWith("spotify:artist:");
  return playInOrder(client, { ...target, unwantedRepeat: ["track"], canFixFirstSong }, mayBeShuffled => {
    if (offset > 0) return send(offset);
    if (!mayBeShuffled || !canFixFirstSong) return send();
    return send(0).catch(error => {
      // Spotify refuses to begin with a song that cannot be played, and begins with the next song if none is named.
      if (error instanceof SpotifyError && error.code === "playback_restricted") return send();
      throw error;
    });
  });
};

type Source = {
  uris?: string[] | undefined;
  contextUri?: string | undefined;
  offset?: number | undefined;
  reply?: PlayReply | undefined;
};

/** Returns what to play of a playlist: Spotify's playlist, or as many songs of a local playlist as Spotify takes. */
async function readPlaylistSource(ctx: UserContext, id: string, offset = 0): Promise<Source> {
  const { spotifyId } = await getPlaylist(ctx, id);
  if (spotifyId) return { contextUri: `spotify:playlist:${spotifyId}`, offset };
  const rows = await sql<{ uri: string; total: number }>(
    `SELECT s.uri, count(*) OVER ()::int AS total FROM playlist_items i JOIN songs s ON s.id = i.song_id
     WHERE i.playlist_id = $1 AND i.position >= $2 AND s.is_playable AND NOT s.is_local ORDER BY i.position LIMIT $3`,
    [id, offset, maxUrisPerWrite],
  );
  const [first] = rows;
  if (!first) throw new AppError("nothing_to_shuffle", { reason: "nothing_left" });
  const leftOut = first.total - rows.length;
  const uris = rows.map(({ uri }) => uri);
  return leftOut > 0 ? { uris, reply: { songs: { sent: rows.length, leftOut } } } : { uris };
}

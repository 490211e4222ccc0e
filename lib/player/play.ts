import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { markUsed } from "@/lib/playlists/mark-used";
import { findAlbum, findPlaylist } from "@/lib/queue/entries/find-list";
import type { NamedList } from "@/lib/queue/entries/list-songs";
import type { PlayTarget } from "@/lib/queue/feeding/play-in-order";
import { playContext } from "@/lib/queue/playing/play-context";
import { playList } from "@/lib/queue/playing/play-list";
import { playShuffle } from "@/lib/queue/playing/play-shuffle";
import { findSameContext } from "@/lib/queue/playing/same-context";
import type { PlayInput } from "@/lib/schemas/player";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { sendPlayerCommand } from "./command";
import { setOrderedAt } from "./keep-order";
import { readModes } from "./read-modes";
import { resume } from "./resume";

const isResume = ({ uris, contextUri, shuffleId, shufflePlaylistId, playlistId, likedSongs }: PlayInput) =>
  !(uris || contextUri || shuffleId || shufflePlaylistId || playlistId || likedSongs);

/**
 * Plays a shuffle, a list of the library in its order, URIs or a Spotify context, from the chosen song to the end. It becomes the list
 * of the person's queue. Resumes playback if the input names none.
 * @throws AppError not_found, nothing_to_shuffle, shuffle_ended, no_active_device, premium_required; SpotifyError
 */
export async function play(ctx: UserContext, input: PlayInput): Promise<void> {
  if (isResume(input)) return resume(ctx, input);
  await sendPlayerCommand(ctx, client => start(ctx, client, input));
  const { playlistId = input.shufflePlaylistId, contextUri, shuffleId } = input;
  await markUsed(ctx, { playlistId, contextUri, shuffleId });
  // The next poll turns the device's own shuffle off if it is on nevertheless.
  await setOrderedAt(ctx, new Date());
}

async function start(ctx: UserContext, client: UserSpotifyClient, input: PlayInput): Promise<void> {
  const {
    deviceId,
    positionMs,
    uris,
    contextUri,
    offset = 0,
    shuffleId,
    shufflePlaylistId,
    playlistId,
  } = input;
  const target: PlayTarget = { deviceId, positionMs, readModes: () => readModes(ctx, client) };
  if (shuffleId || shufflePlaylistId) {
    const ref = shuffleId ? { id: shuffleId } : { playlistId: shufflePlaylistId ?? "" };
    return playShuffle(ctx, client, ref, target);
  }
  if (contextUri) return startContext(ctx, client, { contextUri, offset }, target);
  const play = (named: NamedList) => playList(ctx, client, named, { ...target, offset });
  if (playlistId) return startPlaylist(ctx, client, { id: playlistId, offset }, target);
  if (input.likedSongs)
    return play({ list: { kind: "likedSongs" }, source: { kind: "likedSongs", id: null, name: null } });
  return play({ list: { kind: "songs", uris: uris ?? [] }, source: { kind: "songs", id: null, name: null } });
}

/** Plays a playlist of the library. Spotify plays it by itself if Tonearm may not read its songs. */
async function startPlaylist(
  ctx: UserContext,
  client: UserSpotifyClient,
  { id, offset }: { id: string; offset: number },
  target: PlayTarget,
): Promise<void> {
  const [unreadable] = await sql<{ spotifyId: string; name: string }>(
    `SELECT spotify_id AS "spotifyId", name FROM playlists WHERE user_id = $1 AND id = $2 AND access = 'metadata'`,
    [ctx.userId, id],
  );
  if (unreadable) {
    const contextUri = `spotify:playlist:${unreadable.spotifyId}`;
    const source = { kind: "playlist", id, name: unreadable.name } as const;
    return playContext(ctx, client, { contextUri, offset, source }, target);
  }
  const named = await findPlaylist(ctx, id);
  const context = await findSameContext(ctx, client, named, offset);
  await playList(ctx, client, named, { ...target, offset, context });
}

/** Plays something of Spotify: as a list if Tonearm knows its songs. */
async function startContext(
  ctx: UserContext,
  client: UserSpotifyClient,
  { contextUri, offset }: { contextUri: string; offset: number },
  target: PlayTarget,
): Promise<void> {
  const [, kind, id = ""] = contextUri.split(":");
  if (kind === "playlist") {
    const [playlist] = await sql<{ id: string }>(
      "SELECT id FROM playlists WHERE user_id = $1 AND spotify_id = $2",
      [ctx.userId, id],
    );
    if (playlist) return startPlaylist(ctx, client, { id: playlist.id, offset }, target);
  }
  const named = kind === "album" ? await findAlbum(ctx, id).catch(ignoreRefusal) : undefined;
  const source = { kind: "spotify", id: contextUri, name: null } as const;
  if (!named) return playContext(ctx, client, { contextUri, offset, source }, target);
  const context = await findSameContext(ctx, client, named, offset);
  await playList(ctx, client, named, { ...target, offset, context });
}

/** Spotify can play an album that it does not show. */
function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
  return undefined;
}

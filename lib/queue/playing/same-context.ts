import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { listSongsSql, type NamedList } from "@/lib/queue/entries/list-songs";
import { RateLimited } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { readManualUris, type SameContext } from "./play-list";

/** The time after an import in which a playlist counts as unchanged on Spotify. */
const importedLately = "15 minutes";

type Playlist = {
  spotifyId: string | null;
  snapshotId: string | null;
  trackCount: number;
  isRecent: boolean;
};

async function findPlaylistContext(
  { userId }: UserContext,
  client: UserSpotifyClient,
  id: string,
): Promise<{ uri: string; length: number } | undefined> {
  const [playlist] = await sql<Playlist>(
    `SELECT p.spotify_id AS "spotifyId", p.snapshot_id AS "snapshotId", p.track_count AS "trackCount",
       COALESCE(p.synced_at > now() - interval '${importedLately}', false) AS "isRecent"
     FROM playlists p WHERE p.user_id = $1 AND p.id = $2
       AND NOT EXISTS (SELECT 1 FROM playlist_edits e WHERE e.playlist_id = p.id AND e.finished_at IS NULL)`,
    [userId, id],
  );
  if (!playlist?.spotifyId) return undefined;
  const { spotifyId, snapshotId, trackCount, isRecent } = playlist;
  if (!isRecent && (await readSnapshot(client, spotifyId)) !== snapshotId) return undefined;
  return { uri: `spotify:playlist:${spotifyId}`, length: trackCount };
}

/** Returns the snapshot, or nothing if Spotify refuses it: the songs can still be played as a list. */
const readSnapshot = (client: UserSpotifyClient, spotifyId: string): Promise<string | undefined> =>
  client.playlistSnapshot(spotifyId).catch((error: unknown) => {
    if (!(error instanceof AppError) || error instanceof RateLimited) throw error;
    return undefined;
  });

/**
 * Returns the playlist or album of Spotify that has the same songs in the same order as a list. Spotify then plays all of it without
 * being fed, and its apps show the name. Costs one call for a playlist that was not imported lately. Songs queued by hand need a batch.
 */
export async function findSameContext(
  ctx: UserContext,
  client: UserSpotifyClient,
  { list, source }: NamedList,
  offset: number,
): Promise<SameContext | undefined> {
  if ((await readManualUris(ctx.userId)).length > 0 || (await hasCommitted(ctx.userId))) return undefined;
  const { text, value } = listSongsSql(list);
  const [counted] = await sql<{ length: number }>(`SELECT count(*)::int AS length FROM (${text}) song`, [
    ctx.userId,
    value,
  ]);
  const context =
    list.kind === "playlist"
      ? await findPlaylistContext(ctx, client, list.id)
      : source.kind === "album" && list.kind === "songs"
        ? { uri: `spotify:album:${source.id}`, length: list.uris.length }
        : undefined;
  // A context with songs that cannot be played would count differently.
  return context && context.length === counted?.length ? { uri: context.uri, offset } : undefined;
}

const hasCommitted = async (userId: string): Promise<boolean> =>
  (await sql("SELECT 1 FROM queues WHERE user_id = $1 AND committed_id IS NOT NULL", [userId])).length > 0;

import type { UserContext } from "@/lib/core/context";
import { playableReply, type SpotifyPlayable } from "@/lib/spotify/replies";
import { findGrant } from "./grant";
import { findReplies, storeReplies } from "./store";

async function findTracks(userId: string, grant: string, uris: string[]): Promise<SpotifyPlayable[]> {
  const replies = await findReplies(userId, grant, uris);
  return [...replies.values()].flatMap(({ reply }) => playableReply.safeParse(reply).data ?? []);
}

/** Returns the tracks that are cached. */
export async function findCachedTracks({ userId }: UserContext, uris: string[]): Promise<SpotifyPlayable[]> {
  const grant = await findGrant(userId);
  return grant ? findTracks(userId, grant, uris) : [];
}

/**
 * Caches the tracks of another reply, so that adding one to the library needs no lookup. Tracks inside an album lack the ISRC, so
 * they keep the one of an earlier reply.
 */
export async function cacheTracks({ userId }: UserContext, tracks: SpotifyPlayable[]): Promise<void> {
  const grant = await findGrant(userId);
  if (!grant || tracks.length === 0) return;
  const known = await findTracks(
    userId,
    grant,
    tracks.flatMap(({ uri, external_ids }) => (external_ids ? [] : [uri])),
  );
  const idsByUri = new Map(known.map(({ uri, external_ids }) => [uri, external_ids]));
  const replies = tracks.map(track => ({
    name: track.uri,
    reply: { ...track, external_ids: track.external_ids ?? idsByUri.get(track.uri) },
  }));
  await storeReplies(userId, grant, "track", replies);
}

import { findLibraryStatuses } from "@/lib/catalog/library-status";
import type { UserContext } from "@/lib/core/context";
import type { TrackLike } from "@/lib/schemas/catalog";

/** Tells whether a track of Spotify is among the person's liked songs, as of the last import and the likes since. */
export async function getTrackLike(ctx: UserContext, id: string): Promise<TrackLike> {
  const uri = `spotify:track:${id}`;
  const { id: songId, isLiked } = (await findLibraryStatuses(ctx, [uri]))(uri);
  return { songId, isLiked };
}

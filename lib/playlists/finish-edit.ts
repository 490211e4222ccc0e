import type { UserContext } from "@/lib/core/context";
import { resumeEdit } from "@/lib/playlists/edits/resume-edit";
import type { Playlist } from "@/lib/schemas/library";
import { getPlaylist } from "./get-playlist";

/**
 * Continues the unfinished edit of a playlist. Does nothing if it has none. Costs a call to see what Spotify has, and those that
 * are left.
 * @throws AppError not_found; otherwise like `editPlaylist`
 */
export async function finishEdit(ctx: UserContext, id: string): Promise<Playlist> {
  await getPlaylist(ctx, id);
  await resumeEdit(ctx, id);
  return getPlaylist(ctx, id);
}

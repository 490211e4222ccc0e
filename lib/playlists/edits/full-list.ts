import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/platform/log";
import type { SpotifyError } from "@/lib/spotify/errors";
import { maxItemsPerPlaylist } from "@/lib/spotify/user-client";
import type { EditRun } from "./edit-run";
import type { Step } from "./steps";

/**
 * Finds out if Spotify refused songs because its list is full, which its error does not say
 * (https://github.com/spotify/web-api/issues/1179). Costs a call if that is possible.
 * @returns the error for the person: `playlist_full`, or the given one
 */
export async function explainRefusedSongs(
  { list: { spotify, spotifyId } }: EditRun,
  step: Step,
  error: SpotifyError,
): Promise<AppError> {
  const isPossible = error.code === "forbidden_by_spotify" || (error.status ?? 0) >= 500;
  if (step.type !== "add" || !isPossible) return error;
  try {
    const { total: present } = await spotify.playlistItems(spotifyId, 0);
    const total = (present ?? 0) + step.entries.length;
    if (total > maxItemsPerPlaylist)
      return new AppError("playlist_full", { limit: maxItemsPerPlaylist, total }, { cause: error });
  } catch (failure) {
    log.info({ error: failure }, "the length of a playlist could not be read");
  }
  return error;
}

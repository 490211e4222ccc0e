import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { editPlaylist } from "@/lib/playlists/edits/edit-playlist";
import { requirePositions, requireRoom } from "@/lib/playlists/edits/preconditions";
import { planRemovals } from "./plan-removal";

/**
 * Removes one item; other occurrences of its song stay. A Spotify playlist is changed on Spotify first: one call for a song that
 * occurs once. Otherwise one to check the list (or one for each page if no snapshot proves it), one to remove all occurrences, one to
 * add the others again, and one to move each run of them to its place; Spotify dates them anew.
 * @throws AppError not_found; otherwise like `editPlaylist`
 */
export async function removeTrack(
  ctx: UserContext,
  playlistId: string,
  { itemId }: { itemId: string },
): Promise<void> {
  await editPlaylist(ctx, playlistId, {
    kind: "remove",
    request: { itemId },
    plan: (_, playlist, items) => {
      const item = items.find(({ id }) => id === itemId);
      if (!item) throw notFound("item");
      if (playlist.origin === "local") return { steps: [], after: items.filter(({ id }) => id !== itemId) };
      if (!item.uri || item.isLocal) throw new AppError("playlist_not_editable", { reason: "not_removable" });
      const steps = planRemovals(items, [itemId]);
      if (steps.length > 1) {
        requirePositions(playlist);
        // Spotify would remove the other occurrences and not take them back.
        requireRoom(items.length - 1);
      }
      return { steps };
    },
  });
}

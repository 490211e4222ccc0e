import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { editPlaylist } from "@/lib/playlists/edits/edit-playlist";
import { requirePositions, requireRoom } from "@/lib/playlists/edits/preconditions";
import { planRemovals } from "./plan-removal";

/**
 * Removes several items with one edit; other occurrences of their songs stay. On Spotify it costs one call for up to a hundred
 * songs; one more if some of them occur again, and one to move each run of these to its place.
 * @throws AppError not_found; otherwise like `editPlaylist`
 */
export async function removeTracks(
  ctx: UserContext,
  playlistId: string,
  { itemIds }: { itemIds: string[] },
): Promise<void> {
  await editPlaylist(ctx, playlistId, {
    kind: "remove",
    request: { itemIds },
    plan: (_, playlist, items) => {
      const removedIds = new Set(itemIds);
      const removed = items.filter(({ id }) => removedIds.has(id));
      if (removed.length < removedIds.size) throw notFound("item");
      if (playlist.origin === "local")
        return { steps: [], after: items.filter(({ id }) => !removedIds.has(id)) };
      if (removed.some(({ uri, isLocal }) => !uri || isLocal))
        throw new AppError("playlist_not_editable", { reason: "not_removable" });
      const steps = planRemovals(items, itemIds);
      if (steps.some(({ type }) => type === "add")) {
        requirePositions(playlist);
        // Spotify would remove the other occurrences and not take them back.
        requireRoom(items.length - 1);
      }
      return { steps };
    },
  });
}

import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import type { EditPlan } from "@/lib/playlists/edits/begin-edit";
import { editPlaylist } from "@/lib/playlists/edits/edit-playlist";
import { requirePositions } from "@/lib/playlists/edits/preconditions";
import { moveItems, planMoves } from "./plan-moves";

/**
 * Moves items before another item, or to the end if `before` is null, in the given order. A Spotify playlist is changed on
 * Spotify first: one or two calls to check the positions, and one for each run of adjacent items.
 * @throws AppError not_found; otherwise like `editPlaylist`
 */
export async function moveTracks(
  ctx: UserContext,
  playlistId: string,
  { itemIds, before }: { itemIds: string[]; before: string | null },
): Promise<void> {
  await editPlaylist(ctx, playlistId, {
    kind: "move",
    request: { itemIds, before },
    plan: (_, playlist, items): EditPlan => {
      const currentIds = items.map(({ id }) => id);
      const knownIds = new Set(currentIds);
      if (![...itemIds, ...(before ? [before] : [])].every(id => knownIds.has(id))) throw notFound("item");
      requirePositions(playlist);
      if (playlist.origin === "local") {
        const after = moveItems(items, itemIds, before);
        return { steps: [], ...(after && { after, places: { movedIds: itemIds } }) };
      }
      return { steps: planMoves(currentIds, itemIds, before).map(move => ({ type: "move", ...move })) };
    },
  });
}

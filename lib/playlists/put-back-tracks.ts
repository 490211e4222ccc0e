import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requireRoomInLibrary, requireWithinLimit } from "@/lib/library/require-room";
import { sql } from "@/lib/platform/db";
import type { EditPlan } from "@/lib/playlists/edits/begin-edit";
import { editPlaylist } from "@/lib/playlists/edits/edit-playlist";
import type { UndoRequest } from "@/lib/playlists/edits/end-edit";
import {
  type FormerPlace,
  placeOf,
  putBack,
  readPlaces,
  undoWindow,
} from "@/lib/playlists/edits/former-places";
import { requirePositions, requireRoom } from "@/lib/playlists/edits/preconditions";
import { addSteps, type Item, type Step } from "@/lib/playlists/edits/steps";
import { maxUrisPerWrite } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";
import { moveItems, planMoves } from "./plan-moves";

const countRemoved = `SELECT count(DISTINCT item_id)::int AS removed FROM former_places
  WHERE playlist_id = $1 AND item_id = ANY($2) AND is_removed AND created_at > now() - interval '${undoWindow}'`;

/** Returns the places of items before their last removal or move. @throws AppError not_found if an item has neither */
function findPlaces(
  places: FormerPlace[],
  itemIds: readonly string[],
  currentIds: Set<string>,
): FormerPlace[] {
  return [...new Set(itemIds)].flatMap(id => {
    const isRemoved = !currentIds.has(id);
    const place = placeOf(places, id, isRemoved);
    if (!place && isRemoved) throw notFound("item");
    return place ?? [];
  });
}

const toItem = ({ itemId, songId, uri, isLocal }: FormerPlace): Item => ({
  id: itemId,
  songId,
  uri,
  isLocal,
});

/** Returns the runs of neighbors in a list that are in a set, with their first indexes. */
function findRuns(ids: readonly string[], wanted: ReadonlySet<string>): { start: number; ids: string[] }[] {
  const runs: { start: number; ids: string[] }[] = [];
  ids.forEach((id, index) => {
    if (!wanted.has(id)) return;
    const last = runs.at(-1);
    if (last && last.start + last.ids.length === index) last.ids.push(id);
    else runs.push({ start: index, ids: [id] });
  });
  return runs;
}

/** Plans the calls that add removed items again, then those that move items back. */
function planOnSpotify(items: readonly Item[], places: FormerPlace[], undone: FormerPlace[]): Step[] {
  const currentIds = items.map(({ id }) => id);
  const removed = undone.filter(({ isRemoved }) => isRemoved);
  const byId = new Map(removed.map(place => [place.itemId, place]));
  let ids = putBack(currentIds, places, removed);
  const steps = findRuns(ids, new Set(byId.keys())).flatMap(run => {
    const entries = run.ids.map(id => {
      const { songId, uri, isLocal } = byId.get(id) ?? {};
      if (!songId || !uri || isLocal) throw new AppError("playlist_not_editable", { reason: "local_files" });
      return { itemId: id, songId, uri };
    });
    const isAtEnd = run.start + run.ids.length === ids.length;
    return addSteps(entries, isAtEnd ? null : run.start, maxUrisPerWrite);
  });
  const target = putBack(currentIds, places, undone);
  const movedIds = new Set(undone.flatMap(({ itemId, isRemoved }) => (isRemoved ? [] : [itemId])));
  for (const run of findRuns(target, movedIds)) {
    const before = target[run.start + run.ids.length] ?? null;
    steps.push(...planMoves(ids, run.ids, before).map(move => ({ type: "move" as const, ...move })));
    const moved = moveItems(
      ids.map(id => ({ id })),
      run.ids,
      before,
    );
    ids = moved?.map(({ id }) => id) ?? ids;
  }
  return steps;
}

/**
 * Puts items back where they were before their last removal or move, in any order of calls and whatever was changed meanwhile.
 * Items that are in place stay. Removed items get their ids and, in a local playlist, their dates back. A Spotify playlist is changed
 * on Spotify first: one or two calls to check the positions, and one for each run of adjacent items.
 * @throws AppError not_found after an hour, library_full; otherwise like `editPlaylist`
 */
export async function putBackTracks(
  ctx: UserContext,
  playlistId: string,
  { itemIds }: { itemIds: string[] },
): Promise<void> {
  const { trackCount } = await getPlaylist(ctx, playlistId);
  const removed = (await sql<{ removed: number }>(countRemoved, [playlistId, itemIds]))[0]?.removed ?? 0;
  requireWithinLimit("itemsOfPlaylist", trackCount + removed);
  await requireRoomInLibrary(ctx.userId, { items: removed });
  const request: UndoRequest = { putBack: itemIds };
  await editPlaylist(ctx, playlistId, {
    kind: removed > 0 ? "add" : "move",
    request,
    plan: async (client, playlist, items): Promise<EditPlan> => {
      const currentIds = items.map(({ id }) => id);
      const places = await readPlaces(client, playlistId);
      const undone = findPlaces(places, itemIds, new Set(currentIds));
      if (undone.length === 0) return { steps: [] };
      if (playlist.origin === "spotify") {
        requirePositions(playlist);
        requireRoom(items.length + playlist.leftOut + removed);
        return { steps: planOnSpotify(items, places, undone) };
      }
      const byId = new Map(
        [...items, ...undone.filter(place => place.isRemoved).map(toItem)].map(item => [item.id, item]),
      );
      const after = putBack(currentIds, places, undone).flatMap(id => byId.get(id) ?? []);
      const movedIds = undone.flatMap(({ itemId, isRemoved }) => (isRemoved ? [] : [itemId]));
      return { steps: [], after, places: { movedIds, isUndo: true } };
    },
  });
}

import { isDeepStrictEqual } from "node:util";
import type pg from "pg";
import {
  findCurrentEdit,
  recordChanges,
  saveVersion,
  saveVersionBeforeEdit,
} from "@/lib/playlists/versions/save-version";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import {
  deleteEdit,
  type EditKind,
  insertEdit,
  lockEdit,
  type RunningEdit,
  type StoredEdit,
  takeLease,
} from "./edit-row";
import { type LockedPlaylist, lockPlaylist } from "./lock-playlist";
import { applyStep, type Item, type Step, totalSize } from "./steps";
import { type PlacesOfEdit, readItems, writeItems } from "./stored-items";

export type Changes = { added: number; removed: number };

/**
 * The steps of an edit, and what is known about its outcome before the first one. `after` is the new list of a local playlist, if
 * steps cannot express it, and `places` says which items were moved to get it.
 */
export type EditPlan = {
  steps: Step[];
  after?: Item[];
  places?: PlacesOfEdit;
  reply?: unknown;
  changes?: Changes;
};

/** An edit that a person asks for. `request` is compared with unfinished edits, as JSON. */
export type EditRequest = {
  kind: EditKind;
  request: unknown;
  plan: (client: pg.PoolClient, playlist: LockedPlaylist, items: Item[]) => Promise<EditPlan> | EditPlan;
};

/** A finished edit, for the reply. */
export type FinishedEdit = Pick<RunningEdit, "steps" | "result" | "versionId">;
export type EditResult = { reply?: unknown; changes?: Changes };

/**
 * `wait`: another process edits the playlist. `run`: the edit has to be carried out on Spotify; `isRequested` is false for an
 * earlier edit that was left unfinished.
 */
type BegunEdit =
  | { type: "finished"; edit: FinishedEdit }
  | { type: "wait" }
  | { type: "run"; edit: RunningEdit; isRequested: boolean };

/** Saves the version from before an edit. Edits of several steps get their own, in case they stop half-way. */
async function saveVersions(client: pg.PoolClient, playlistId: string, kind: EditKind, steps: Step[]) {
  if (kind === "publish") return { versionId: null, sharedVersionId: null };
  if (kind === "restore")
    return { versionId: await saveVersion(client, playlistId, "restore"), sharedVersionId: null };
  const sharedVersionId = await findCurrentEdit(client, playlistId);
  const needsOwn = sharedVersionId === null || steps.length > 1;
  return {
    versionId: needsOwn ? await saveVersion(client, playlistId, "edit") : null,
    sharedVersionId,
  };
}

async function editLocally(
  client: pg.PoolClient,
  userId: string,
  { id }: LockedPlaylist,
  items: Item[],
  after: Item[],
  places: PlacesOfEdit,
): Promise<void> {
  const versionId = await saveVersionBeforeEdit(client, id);
  await writeItems(client, id, items, after, places);
  const growth = after.length - items.length;
  await recordChanges(client, id, versionId, { added: Math.max(0, growth), removed: Math.max(0, -growth) });
  await followEdits(client, userId, { playlistIds: [id] });
}

const isSameRequest = (stored: StoredEdit, { kind, request }: EditRequest) =>
  stored.kind === kind && isDeepStrictEqual(stored.request, request);

/**
 * Begins an edit in a short transaction: waits for or takes over an earlier edit, or plans the edit, saves the version from
 * before, and writes the edit down. A local playlist is changed at once.
 * @throws AppError not_found, playlist_not_editable
 */
export async function beginEdit(
  client: pg.PoolClient,
  userId: string,
  playlistId: string,
  requested: EditRequest,
): Promise<BegunEdit> {
  const playlist = await lockPlaylist(client, userId, playlistId);
  const stored = await lockEdit(client, playlistId);
  if (stored?.isRunning) return { type: "wait" };
  const isRequested = stored !== null && isSameRequest(stored, requested);
  if (stored && !stored.isFinished)
    return { type: "run", edit: await takeLease(client, stored), isRequested };
  if (stored) await deleteEdit(client, playlistId);
  // Moves and restores are planned again instead: if nothing has changed since, they have no steps.
  const isPlannedAgain = stored?.kind === "move" || stored?.kind === "restore";
  if (stored?.answersRepeats && isRequested && !isPlannedAgain) return { type: "finished", edit: stored };

  const items = await readItems(client, playlistId);
  const { kind, request, plan } = requested;
  const { steps, after, places = {}, ...result } = await plan(client, playlist, items);
  const isOnSpotify = playlist.origin === "spotify" || kind === "publish";
  if (!isOnSpotify && (after || steps.length > 0))
    await editLocally(client, userId, playlist, items, after ?? steps.reduce(applyStep, items), places);
  if (!isOnSpotify || steps.length === 0)
    return { type: "finished", edit: { steps, result, versionId: null } };
  const edit = await insertEdit(client, {
    playlistId,
    kind,
    request,
    result,
    steps,
    total: totalSize(steps),
    countBefore: items.length,
    ...(await saveVersions(client, playlistId, kind, steps)),
  });
  return { type: "run", edit, isRequested: true };
}

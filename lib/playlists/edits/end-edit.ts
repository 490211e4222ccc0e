import type pg from "pg";
import type { AppError } from "@/lib/core/errors";
import { toStoredError } from "@/lib/core/stored-error";
import { personTransaction } from "@/lib/platform/db";
import { recordChanges } from "@/lib/playlists/versions/save-version";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import type { EditResult } from "./begin-edit";
import { deleteEdit, type RunningEdit, remainingSteps, requireLease } from "./edit-row";
import { lockPlaylist } from "./lock-playlist";
import { applyStep, type Item, type Step, sizeOf } from "./steps";
import { type PlacesOfEdit, readItems, writeItems } from "./stored-items";

/** The request of an edit that puts items back. */
export type UndoRequest = { putBack: string[] };
const isUndo = ({ request }: RunningEdit) =>
  typeof request === "object" && request !== null && "putBack" in request;

const deleteVersion = (client: pg.PoolClient, versionId: string) =>
  client.query("DELETE FROM playlist_versions WHERE id = $1", [versionId]);

type CountedEdit = Pick<
  RunningEdit,
  "playlistId" | "versionId" | "sharedVersionId" | "countBefore" | "result"
>;

/** Counts the changes of an edit in its version. An edit that was finished needs no version besides the shared one. */
async function countChanges(client: pg.PoolClient, edit: CountedEdit, isComplete: boolean): Promise<void> {
  const { playlistId, versionId, sharedVersionId, countBefore } = edit;
  const isShared = isComplete && sharedVersionId !== null;
  if (isShared && versionId) await deleteVersion(client, versionId);
  const countedId = isShared ? sharedVersionId : (versionId ?? sharedVersionId);
  if (!countedId) return;
  const { rows } = await client.query<{ growth: number }>(
    "SELECT track_count - $2::int AS growth FROM playlists WHERE id = $1",
    [playlistId, countBefore],
  );
  const growth = rows[0]?.growth ?? 0;
  const known = isComplete ? (edit.result as EditResult | null)?.changes : undefined;
  const changes = known ?? { added: Math.max(0, growth), removed: Math.max(0, -growth) };
  await recordChanges(client, playlistId, countedId, changes);
}

/** Closes an edit whose steps are all confirmed. A repeat of the request finds it if another one has finished it. */
export async function finishEdit(
  client: pg.PoolClient,
  userId: string,
  edit: RunningEdit,
  isAnswered: boolean,
): Promise<void> {
  await countChanges(client, edit, true);
  await followEdits(client, userId, { playlistIds: [edit.playlistId] });
  if (isAnswered) await deleteEdit(client, edit.playlistId);
  else
    await client.query(
      "UPDATE playlist_edits SET finished_at = now(), lease = NULL, lease_until = NULL, error = NULL, retry_at = NULL WHERE playlist_id = $1",
      [edit.playlistId],
    );
}

/**
 * Does not store the snapshot id that Spotify returns for a write: the snapshot may include changes by other people, and Spotify
 * has answered 200 to removals that it did not carry out. Without a snapshot, the next import reads the playlist.
 */
const markEdited = `UPDATE playlists SET snapshot_id = NULL,
  edited_at = CASE WHEN origin = 'spotify' THEN clock_timestamp() END WHERE id = $1`;
/** Uses the current time, not the transaction's start: an import that has read its list before must not see a deleted playlist. */
const markPublished = `UPDATE playlists SET origin = 'spotify', spotify_id = $2, synced_at = clock_timestamp() WHERE id = $1`;
/** An import may have found the new playlist before this process has stored its id. */
const deleteImported = "DELETE FROM playlists WHERE user_id = $1 AND spotify_id = $2 AND id <> $3";
const moveOn = `UPDATE playlist_edits SET next_step = $2, done = $3, attempts = 0, error = NULL, updated_at = now()
  WHERE playlist_id = $1`;

/**
 * Returns what a step means for the places of items, or null if it leaves none. A removal of several steps removes items that it
 * adds again; its first step compares the list with the one after the last step.
 */
function placesOfStep(edit: RunningEdit, step: Step, items: Item[]): PlacesOfEdit | null {
  if (edit.kind === "restore" || edit.kind === "publish") return null;
  if (edit.kind === "remove")
    return edit.nextStep === 0
      ? {
          after: remainingSteps(edit)
            .reduce(applyStep, items)
            .map(({ id }) => id),
        }
      : null;
  if (step.type !== "move") return {};
  const movedIds = items.slice(step.start, step.start + step.length).map(({ id }) => id);
  return { movedIds, isUndo: isUndo(edit) };
}

/**
 * Stores a confirmed step: changes the items in the library as Spotify did, and moves the edit on. The last step closes the edit.
 * @throws LeaseLost
 */
export async function confirmStep(
  userId: string,
  edit: RunningEdit,
  step: Step,
  { createdId, isAnswered }: { createdId: string | undefined; isAnswered: boolean },
): Promise<void> {
  const { playlistId, steps } = edit;
  const nextStep = edit.nextStep + 1;
  const done = edit.done + sizeOf(step, steps);
  await personTransaction(userId, async client => {
    await lockPlaylist(client, userId, playlistId);
    await requireLease(client, edit);
    if (createdId) {
      await client.query(deleteImported, [userId, createdId, playlistId]);
      await client.query(markPublished, [playlistId, createdId]);
    } else if (!("isStored" in step)) {
      const items = await readItems(client, playlistId);
      await writeItems(client, playlistId, items, applyStep(items, step), placesOfStep(edit, step, items));
      // Spotify gives all songs of a replaced list the date of the replacement.
      if (step.type === "replace")
        await client.query("UPDATE playlist_items SET added_at = now() WHERE playlist_id = $1", [playlistId]);
    }
    await client.query(markEdited, [playlistId]);
    await client.query(moveOn, [playlistId, nextStep, done]);
    if (nextStep === steps.length) await finishEdit(client, userId, { ...edit, nextStep, done }, isAnswered);
  });
  Object.assign(edit, { nextStep, done, attempts: 0, updatedAt: new Date() });
}

/** Deletes an edit that changed nothing, with its version. @param mayBeSent true if a step was sent and Spotify refused it */
export const cancelEdit = (userId: string, edit: RunningEdit, mayBeSent: boolean): Promise<void> =>
  personTransaction(userId, async client => {
    await lockPlaylist(client, userId, edit.playlistId);
    await requireLease(client, edit);
    await deleteEdit(client, edit.playlistId);
    if (edit.versionId) await deleteVersion(client, edit.versionId);
    if (mayBeSent) await client.query(markEdited, [edit.playlistId]);
  });

/** Makes a playlist local again after its publication failed. */
export const cancelPublication = (userId: string, edit: RunningEdit): Promise<void> =>
  personTransaction(userId, async client => {
    await lockPlaylist(client, userId, edit.playlistId);
    await requireLease(client, edit);
    await client.query(
      "UPDATE playlists SET origin = 'local', spotify_id = NULL, edited_at = NULL, synced_at = NULL WHERE id = $1",
      [edit.playlistId],
    );
    await deleteEdit(client, edit.playlistId);
  });

/** Leaves an edit unfinished until `retryAt`, or until the person decides. */
export const pauseEdit = (
  userId: string,
  edit: RunningEdit,
  error: AppError,
  retryAt: Date | null,
): Promise<void> =>
  personTransaction(userId, async client => {
    await lockPlaylist(client, userId, edit.playlistId);
    await requireLease(client, edit);
    await client.query(
      `UPDATE playlist_edits SET lease = NULL, lease_until = NULL, attempts = attempts + 1, error = $2, retry_at = $3,
         updated_at = now() WHERE playlist_id = $1`,
      [edit.playlistId, JSON.stringify(toStoredError(error)), retryAt],
    );
    await client.query(markEdited, [edit.playlistId]);
    if (edit.nextStep > 0) await followEdits(client, userId, { playlistIds: [edit.playlistId] });
  });

/** Gives up the rest of an edit; what Spotify has taken stays, and so does the version from before. */
export async function abandonEdit(client: pg.PoolClient, edit: CountedEdit): Promise<void> {
  await countChanges(client, edit, false);
  await deleteEdit(client, edit.playlistId);
}

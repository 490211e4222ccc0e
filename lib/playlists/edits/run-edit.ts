import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { toStoredError } from "@/lib/core/stored-error";
import { sql } from "@/lib/platform/db";
import { isDatabaseUnavailable } from "@/lib/platform/db/outage";
import { log } from "@/lib/platform/log";
import { requireBudget } from "@/lib/spotify/budget";
import { RateLimited, SpotifyError } from "@/lib/spotify/errors";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { changedOnSpotify, findStepState, isAsExpected, onePerPage } from "./compare";
import { LeaseLost, type RunningEdit, remainingSteps, withLease } from "./edit-row";
import type { EditRun } from "./edit-run";
import { cancelEdit, cancelPublication, confirmStep, pauseEdit } from "./end-edit";
import { findCreatedPlaylist } from "./find-created";
import { isUncertain, sendStep } from "./send-step";
import { applyStep, dependsOnPositions, type Item, indexesToCheck, type Step } from "./steps";

/** For this long after a write, the snapshot that Spotify reports proves nothing (docs/spotify-behavior.md, Lag). */
const snapshotLag = "60 seconds";

type Target = {
  spotifyId: string | null;
  leftOut: number;
  editedAt: Date | null;
  snapshotId: string | null;
  items: Item[];
};

const selectTarget = `SELECT p.spotify_id AS "spotifyId", p.left_out AS "leftOut", p.edited_at AS "editedAt",
    CASE WHEN COALESCE(p.edited_at < now() - interval '${snapshotLag}', true) THEN p.snapshot_id END AS "snapshotId",
    (SELECT COALESCE(json_agg(json_build_object('id', i.id, 'songId', i.song_id, 'uri', s.uri,
        'isLocal', COALESCE(s.is_local, false)) ORDER BY i.position), '[]')
      FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id WHERE i.playlist_id = p.id) AS items
  FROM playlists p WHERE p.id = $1`;

async function startRun(ctx: UserContext, edit: RunningEdit): Promise<EditRun> {
  const [target] = await sql<Target>(selectTarget, [edit.playlistId]);
  if (!target) throw new LeaseLost();
  const { spotifyId, leftOut, editedAt, snapshotId, items } = target;
  return {
    ctx,
    edit,
    snapshotId: snapshotId ?? undefined,
    mayBeSent: edit.isResumed,
    isUncertain: edit.isResumed,
    list: {
      spotify: getUserSpotifyClient(ctx),
      spotifyId: spotifyId ?? "",
      // A playlist that is being published has its first songs on Spotify.
      items: edit.kind === "publish" ? items.slice(0, edit.done) : items,
      leftOut,
      writtenAt: edit.isResumed ? edit.updatedAt : editedAt,
    },
  };
}

/** A removal of several steps adds the other occurrences again, so it must know them all. */
const needsCheck = (edit: RunningEdit) =>
  dependsOnPositions(remainingSteps(edit)) || (edit.kind === "remove" && remainingSteps(edit).length > 1);

/**
 * Checks that Spotify has the items that the library shows. An equal snapshot proves it for one call; otherwise the pages with
 * the items in question are compared. A snapshot that does not prove it is not sent either.
 * @throws AppError playlist_changed_on_spotify
 */
async function checkList(run: EditRun): Promise<void> {
  const { ctx, edit, list, snapshotId } = run;
  if (snapshotId && (await list.spotify.playlistSnapshot(list.spotifyId)) === snapshotId) return;
  run.snapshotId = undefined;
  const pages = onePerPage(indexesToCheck(list.items, remainingSteps(edit)));
  // Without a snapshot, a restore of a long playlist reads all of its pages.
  if (pages.length > 1)
    await requireBudget(ctx.userId, "playlists", pages.length + remainingSteps(edit).length);
  if (!(await isAsExpected(list, pages))) throw changedOnSpotify(edit.kind);
}

async function confirm(
  run: EditRun,
  step: Step,
  isAnswered: boolean,
  reply: { createdId?: string },
): Promise<void> {
  const { edit, list } = run;
  // If the step cannot be stored, its outcome has to be looked up again.
  run.isUncertain = true;
  await confirmStep(run.ctx.userId, edit, step, { createdId: reply.createdId, isAnswered });
  // A move that names the snapshot of the move before it has moved the wrong songs (https://github.com/spotify/web-api/issues/193).
  run.snapshotId = undefined;
  run.isUncertain = false;
  list.items = applyStep(list.items, step);
  list.writtenAt = new Date();
  if (reply.createdId) list.spotifyId = reply.createdId;
}

/** Looks up on Spotify if the next step of a resumed edit was carried out. */
async function resolveNextStep(run: EditRun, step: Step, isAnswered: boolean): Promise<void> {
  if (step.type === "create") {
    const createdId = await findCreatedPlaylist(run, step.name);
    if (createdId) await confirm(run, step, isAnswered, { createdId });
  } else {
    const state = await findStepState(run.list, step);
    if (state === "changed") throw changedOnSpotify(run.edit.kind);
    if (state === "done") await confirm(run, step, isAnswered, {});
  }
  run.isUncertain = false;
}

async function runSteps(run: EditRun, isAnswered: boolean): Promise<void> {
  const { ctx, edit } = run;
  const nextStep = () => edit.steps[edit.nextStep];
  const steps = remainingSteps(edit).length;
  if (!edit.isResumed && steps > 1) await requireBudget(ctx.userId, "playlists", steps + 1);
  const first = nextStep();
  if (edit.isResumed && first) await resolveNextStep(run, first, isAnswered);
  // After the first step, the look-up of the next one has compared the list.
  if (needsCheck(edit) && edit.nextStep === 0) await checkList(run);
  else if (edit.kind !== "remove") run.snapshotId = undefined;
  for (let step = nextStep(); step; step = nextStep())
    await confirm(run, step, isAnswered, await sendStep(run, step));
}

/** Errors that pass without anybody changing the playlist. An unexpected error passes with the next release at the latest. */
const passingErrors = new Set([
  "internal_error",
  "database_unavailable",
  "account_disabled",
  "spotify_unavailable",
  "spotify_reply_unusable",
  "rate_limited",
  "quota_exceeded",
  "spotify_not_connected",
  "reauth_required",
  "scope_missing",
  "not_allow_listed",
  "owner_without_premium",
]);

/** Tests if the reason of an error passes by itself; the reason of an incomplete edit is its cause. */
export function isPassingError(error: AppError): boolean {
  const reason = error.code === "playlist_edit_incomplete" ? error.cause : error;
  return reason instanceof AppError && (passingErrors.has(reason.code) || reason.code === "playlist_busy");
}

const maxAttempts = 24;
const firstDelayMs = 30_000;
const maxDelayMs = 60 * 60_000;

function planRetry(error: AppError, attempts: number): Date | null {
  if (!passingErrors.has(error.code) || attempts >= maxAttempts) return null;
  return error instanceof RateLimited
    ? error.retryAt
    : new Date(Date.now() + Math.min(maxDelayMs, firstDelayMs * 2 ** attempts));
}

/** Returns the error that says what was done before an edit stopped. */
function incompleteError(edit: RunningEdit, error: AppError): AppError {
  const { done: written, total, kind } = edit;
  if (error.code === "playlist_changed_on_spotify")
    return new AppError("playlist_changed_on_spotify", { reason: "incomplete", written, total });
  const isMissing = kind === "remove" && written === 0;
  const details = { written, total, cause: toStoredError(error) };
  return new AppError(
    "playlist_edit_incomplete",
    { reason: kind === "remove" ? (isMissing ? "remove" : "remove_order") : kind, ...details },
    { retryAt: error.retryAt, cause: error },
  );
}

/** Cancels or pauses an edit that stopped with an error. @returns the error for the person */
async function stopEdit(
  { userId }: UserContext,
  edit: RunningEdit,
  run: EditRun | undefined,
  error: unknown,
): Promise<unknown> {
  if (error instanceof LeaseLost) return new AppError("playlist_busy");
  // Nothing can be stored during an outage of the database; the edit continues when its lease has ended.
  if (!(error instanceof AppError) && isDatabaseUnavailable(error)) return error;
  const reason =
    error instanceof AppError ? error : new AppError("internal_error", { reason: "edit" }, { cause: error });
  const isPassing = passingErrors.has(reason.code);
  if (run && edit.nextStep === 0 && !run.isUncertain && !(edit.isResumed && isPassing)) {
    await cancelEdit(userId, edit, run.mayBeSent);
    return error;
  }
  const isNewOnSpotify = edit.kind === "publish" && edit.nextStep === 1 && edit.done === 0;
  if (run && isNewOnSpotify && !run.isUncertain && !isPassing) {
    const { list } = run;
    const isGone = await list.spotify.unsave([`spotify:playlist:${list.spotifyId}`]).then(
      () => true,
      () => false,
    );
    if (isGone) {
      await cancelPublication(userId, edit);
      return error;
    }
  }
  await pauseEdit(userId, edit, reason, planRetry(reason, edit.attempts));
  if (edit.nextStep > 0) return incompleteError(edit, reason);
  if (error instanceof SpotifyError && isUncertain(error)) error.note = "edit_uncertain";
  return error;
}

/**
 * Carries out an edit on Spotify, without an open transaction during the calls. Each confirmed step moves the stored edit on.
 * @param isAnswered false if the request that asked for the edit does not get this result
 * @throws AppError playlist_changed_on_spotify, playlist_edit_incomplete, playlist_busy; SpotifyError if nothing was changed
 */
export function runEdit(ctx: UserContext, edit: RunningEdit, isAnswered: boolean): Promise<void> {
  return withLease(edit, async () => {
    let run: EditRun | undefined;
    try {
      run = await startRun(ctx, edit);
      await runSteps(run, isAnswered);
    } catch (error) {
      const { playlistId, kind, nextStep } = edit;
      const isExpected = error instanceof AppError || error instanceof LeaseLost;
      log[isExpected ? "info" : "error"](
        { playlistId, kind, nextStep, error },
        "an edit of a playlist on Spotify stopped",
      );
      throw await stopEdit(ctx, edit, run, error).catch(failure =>
        failure instanceof LeaseLost ? new AppError("playlist_busy") : failure,
      );
    }
  });
}

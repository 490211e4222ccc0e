import { recordError } from "@/lib/accounts/person-errors";
import { jobContext, type UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { isDatabaseUnavailable, toAppError } from "@/lib/platform/db/outage";
import { log } from "@/lib/platform/log";
import { isIdleSql, lockEdit, postponeEdit, takeLease } from "./edit-row";
import { abandonEdit } from "./end-edit";
import { lockPlaylist } from "./lock-playlist";
import { isPassingError, runEdit } from "./run-edit";

/** Continues an unfinished edit that no process runs. Does nothing if there is none. @throws like `runEdit` */
export async function resumeEdit(ctx: UserContext, playlistId: string): Promise<void> {
  const edit = await personTransaction(ctx.userId, async client => {
    await lockPlaylist(client, ctx.userId, playlistId);
    const stored = await lockEdit(client, playlistId);
    return stored && !stored.isRunning && !stored.isFinished ? takeLease(client, stored) : null;
  }).catch(async error => {
    if (!toAppError(error)) await postponeEdit(playlistId);
    throw error;
  });
  if (edit) await runEdit(ctx, edit, false);
}

/** Gives up an edit that no process runs. Does nothing if there is none. */
export const abandonUnfinished = (ctx: UserContext, playlistId: string): Promise<void> =>
  personTransaction(ctx.userId, async client => {
    await lockPlaylist(client, ctx.userId, playlistId);
    const stored = await lockEdit(client, playlistId);
    if (stored && !stored.isRunning && !stored.isFinished) await abandonEdit(client, stored);
  });

const selectUnfinished = `SELECT e.playlist_id AS "playlistId" FROM playlist_edits e JOIN playlists p ON p.id = e.playlist_id
  WHERE p.user_id = $1 AND ${isIdleSql}`;

/**
 * Settles the person's unfinished edits before an import: finishes them, or gives up those that can no longer be finished, so that
 * the import shows what Spotify has. Edits that fail for a passing reason stay, and the import leaves their playlists out.
 * @throws when the database is unavailable
 */
export async function settleEdits(ctx: UserContext): Promise<void> {
  for (const { playlistId } of await sql<{ playlistId: string }>(selectUnfinished, [ctx.userId]))
    try {
      await resumeEdit(ctx, playlistId);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      if (!(error instanceof AppError)) log.error({ playlistId, error }, "an edit could not be settled");
      else if (!isPassingError(error)) await abandonUnfinished(ctx, playlistId).catch(ignoreRefusal);
    }
}

/** Ignores every refusal: it is stored with the edit, or the playlist or the account was deleted meanwhile. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

const selectDue = `SELECT p.user_id AS "userId", p.id AS "playlistId" FROM playlist_edits e JOIN playlists p ON p.id = e.playlist_id
    JOIN users u ON u.id = p.user_id AND u.disabled_at IS NULL
  WHERE e.finished_at IS NULL AND COALESCE(e.lease_until, e.retry_at) <= now() ORDER BY e.started_at LIMIT 100`;

export type DueEdit = { userId: string; playlistId: string };

/** Returns unfinished edits of enabled accounts whose process was killed or whose next try is due. */
export const findDueEdits = () => sql<DueEdit>(selectDue);

/** Continues an edit as a job. A failure is stored with the edit, which says when to try again. */
export async function continueEdit({ userId, playlistId }: DueEdit): Promise<void> {
  await resumeEdit(jobContext(userId, playlistId), playlistId).catch((error: unknown) => {
    recordError(userId, "playlist edit", error, playlistId);
    ignoreRefusal(error);
  });
}

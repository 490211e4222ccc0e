import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { inBackground, personTransaction, sql } from "@/lib/platform/db";
import { queuePreviews } from "./history-import-job";
import { ImportInterrupted } from "./interruptions";
import { takeBackEverything } from "./take-back";
import { beginUndoSql, finishUndo } from "./undo-import";

const begin = `UPDATE history_imports SET ${beginUndoSql("delete")} WHERE user_id = $1 AND id = $2 AND files <> '[]' RETURNING 1`;

/**
 * Deletes an import and exactly what it has brought, except what another import has as well. If the process ends before that, a job
 * does the rest.
 * @throws AppError not_found
 */
export async function deleteHistoryImport({ userId }: UserContext, id: string): Promise<void> {
  const begun = await inBackground(() => sql(begin, [userId, id]));
  if (begun.length === 0) throw notFound("history_import");
  await finishUndo({ id, userId }).catch(error => {
    if (!(error instanceof ImportInterrupted)) throw error;
  });
  await queuePreviews(userId);
}

const rememberClearing = `INSERT INTO history_reads (user_id, read_at, next_read_at, cleared_at) VALUES ($1, 'epoch', now(), now())
  ON CONFLICT (user_id) DO UPDATE SET cleared_at = now()`;

/** Deletes the whole history and all imports. Spotify goes on to report the last plays, which are not stored again. */
export async function deleteHistory({ userId }: UserContext): Promise<void> {
  await inBackground(() =>
    personTransaction(userId, async client => {
      await takeBackEverything(client, userId);
      await client.query(rememberClearing, [userId]);
    }),
  );
}

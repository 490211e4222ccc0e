import { z } from "zod";
import { recordError } from "@/lib/accounts/person-errors";
import { AppError } from "@/lib/core/errors";
import { toStoredError } from "@/lib/core/stored-error";
import { inBackground, runExclusively, sql } from "@/lib/platform/db";
import { isDatabaseUnavailable, toAppError } from "@/lib/platform/db/outage";
import { enqueue, type JobDefinition, retryAfterOutage } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { ImportInterrupted, ImportStopped } from "./interruptions";
import { previewImport, refreshPreview } from "./preview-import";
import { beginUndoSql, finishUndo } from "./undo-import";
import { writeImport } from "./write/write-import";

const payload = z.object({ importId: z.uuid() });

const waitMs = 2_000;

type OpenImport = {
  id: string;
  userId: string;
  state: "reading" | "preview" | "running";
  files: unknown;
  isUndoing: boolean;
};

const selectOpen = `SELECT i.id, i.user_id AS "userId", i.state, i.files, i.undo IS NOT NULL AS "isUndoing" FROM history_imports i
  JOIN users u ON u.id = i.user_id AND u.disabled_at IS NULL
  WHERE (i.state IN ('reading', 'preview', 'running') OR i.undo IS NOT NULL) AND i.files <> '[]'`;
const beginFailing = `UPDATE history_imports SET error = $2, ${beginUndoSql("fail")}
  WHERE id = $1 AND state IN ('reading', 'running') AND undo IS NULL RETURNING 1`;

/** Ends an import that cannot succeed, and takes back what it has stored. */
async function fail(open: OpenImport, cause: unknown): Promise<void> {
  const error = toAppError(cause) ?? new AppError("internal_error", { reason: "history_import" }, { cause });
  const begun = await inBackground(() => sql(beginFailing, [open.id, JSON.stringify(toStoredError(error))]));
  if (begun.length === 0) return;
  recordError(open.userId, "history import", error, open.id);
  if (error.code === "internal_error")
    log.error({ importId: open.id, error: cause }, "a history import failed");
  await finishUndo(open);
}

const findOpen = async (importId: string) =>
  (await sql<OpenImport>(`${selectOpen} AND i.id = $1`, [importId]))[0];

const steps = { reading: previewImport, preview: refreshPreview, running: writeImport };

/** Does the next step of an import. One that cannot succeed is failed, whose undo is finished later if it is interrupted. */
async function takeStep(open: OpenImport): Promise<void> {
  if (open.isUndoing) return finishUndo(open);
  try {
    await steps[open.state](open);
  } catch (error) {
    const isOver = error instanceof ImportInterrupted || error instanceof ImportStopped;
    // The counts of a preview are computed again when it is started.
    if (isOver || isDatabaseUnavailable(error) || open.state === "preview") throw error;
    await fail(open, error);
  }
}

async function run(importId: string): Promise<Date | undefined> {
  const open = await findOpen(importId);
  if (!open) return undefined;
  try {
    await takeStep(open);
    if (open.isUndoing || open.state === "running") await queuePreviews(open.userId);
  } catch (error) {
    if (error instanceof ImportInterrupted || error instanceof ImportStopped) return undefined;
    if (isDatabaseUnavailable(error)) return retryAfterOutage();
    throw error;
  }
  return undefined;
}

/**
 * Runs one import of a person at a time, because each has to see the plays that the others have written. Another one waits in the
 * queue.
 */
async function runAlone({ importId }: z.infer<typeof payload>): Promise<Date | undefined> {
  const open = await findOpen(importId);
  if (!open) return undefined;
  const done = await runExclusively(`history imports of ${open.userId}`, async () => ({
    runsAgainAt: await run(importId),
  }));
  return done ? done.runsAgainAt : new Date(Date.now() + waitMs);
}

/**
 * Reads the files of an upload up to the preview, counts a preview again, writes the plays of an import that was started, or goes on with
 * an undo.
 */
export const historyImportJob: JobDefinition<z.infer<typeof payload>> = {
  name: "history-import",
  takesLong: true,
  payload,
  handle: runAlone,
};

type Step = Pick<OpenImport, "id" | "state"> & Partial<OpenImport>;

/** Queues the next step of an import; the queue ignores a step that it already has. */
export const queueHistoryImport = ({ id, state, isUndoing }: Step): Promise<void> =>
  enqueue(historyImportJob, `${id}-${isUndoing ? "undo" : state}`, { importId: id }).catch(error =>
    log.warn({ importId: id, error }, "the job queue is unavailable; the history import waits"),
  );

/** Has the previews of a person counted again, after plays of another import have come or gone. */
export async function queuePreviews(userId: string): Promise<void> {
  for (const open of await sql<OpenImport>(
    `${selectOpen} AND i.state = 'preview' AND i.undo IS NULL AND i.user_id = $1`,
    [userId],
  ))
    await queueHistoryImport(open);
}

/** An upload whose process was killed has no files, can never be complete, and counts as open. Uploads take less than this. */
const deleteAbandoned = `DELETE FROM history_imports
  WHERE state = 'reading' AND files = '[]' AND created_at < now() - interval '6 hours'`;

/** Queues the open imports again, such as those of a worker that was killed. */
export async function resumeHistoryImports(): Promise<void> {
  await sql(deleteAbandoned);
  for (const open of await sql<OpenImport>(`${selectOpen} AND (i.state <> 'preview' OR i.undo IS NOT NULL)`))
    await queueHistoryImport(open);
}

import { z } from "zod";
import { recordError } from "@/lib/accounts/person-errors";
import { AppError } from "@/lib/core/errors";
import { toStoredError } from "@/lib/core/stored-error";
import { inBackground, personTransaction, runExclusively, sql } from "@/lib/platform/db";
import { isDatabaseUnavailable, toAppError } from "@/lib/platform/db/outage";
import { enqueue, type JobDefinition, retryAfterOutage } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { ImportInterrupted, ImportStopped } from "./interruptions";
import { previewImport } from "./preview-import";
import { takeBack } from "./take-back";
import { writeImport } from "./write/write-import";

const payload = z.object({ importId: z.uuid() });

type OpenImport = { id: string; userId: string; state: "reading" | "running"; files: unknown };

const selectOpen = `SELECT i.id, i.user_id AS "userId", i.state, i.files FROM history_imports i
  JOIN users u ON u.id = i.user_id AND u.disabled_at IS NULL
  WHERE i.state IN ('reading', 'running') AND i.files <> '[]'`;
const failImport = `UPDATE history_imports SET state = 'failed', error = $2, finished_at = now()
  WHERE id = $1 AND state IN ('reading', 'running') RETURNING 1`;

/** Ends an import that cannot succeed, and takes back what it has stored. */
async function fail(open: OpenImport, cause: unknown): Promise<void> {
  const error = toAppError(cause) ?? new AppError("internal_error", { reason: "import" }, { cause });
  const isEnded = await inBackground(() =>
    personTransaction(open.userId, async client => {
      const { rowCount } = await client.query(failImport, [open.id, JSON.stringify(toStoredError(error))]);
      if (rowCount) await takeBack(client, open.userId, open.id);
      return rowCount === 1;
    }),
  );
  if (!isEnded) return;
  recordError(open.userId, "history import", error, open.id);
  if (error.code === "internal_error")
    log.error({ importId: open.id, error: cause }, "a history import failed");
}

async function run(importId: string): Promise<Date | undefined> {
  const [open] = await sql<OpenImport>(`${selectOpen} AND i.id = $1`, [importId]);
  if (!open) return undefined;
  try {
    await (open.state === "reading" ? previewImport(open) : writeImport(open));
  } catch (error) {
    if (error instanceof ImportInterrupted || error instanceof ImportStopped) return undefined;
    if (isDatabaseUnavailable(error)) return retryAfterOutage();
    await fail(open, error);
  }
  return undefined;
}

/** Reads the files of an upload up to the preview, or writes the plays of an import that was started. */
export const historyImportJob: JobDefinition<z.infer<typeof payload>> = {
  name: "history-import",
  takesLong: true,
  payload,
  handle: ({ importId }) => runExclusively(`history import ${importId}`, () => run(importId)),
};

/** Queues the next step of an import; the queue ignores a step that it already has. */
export const queueHistoryImport = ({ id, state }: Pick<OpenImport, "id" | "state">): Promise<void> =>
  enqueue(historyImportJob, `${id}-${state}`, { importId: id }).catch(error =>
    log.warn({ importId: id, error }, "the job queue is unavailable; the history import waits"),
  );

/** Queues the open imports again, such as those of a worker that was killed. */
export async function resumeHistoryImports(): Promise<void> {
  for (const open of await sql<OpenImport>(selectOpen)) await queueHistoryImport(open);
}

import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import { queueHistoryImport } from "./history-import-job";
import { getHistoryImport } from "./list-history-imports";

/**
 * Continues an import after its preview. An import that runs or is completed is returned as it is.
 * @throws AppError not_found, history_import_not_ready
 */
export async function startHistoryImport(ctx: UserContext, id: string): Promise<HistoryImport> {
  const { state } = await getHistoryImport(ctx, id);
  if (state === "reading") throw new AppError("history_import_not_ready", { reason: "reading" });
  if (state === "cancelled") throw new AppError("history_import_not_ready", { reason: "expired" });
  if (state === "failed") throw new AppError("history_import_not_ready", { reason: "ended" });
  const started = await sql(
    `UPDATE history_imports SET state = 'running', counts = counts || jsonb_build_object('previewed', counts->'plays')
     WHERE user_id = $1 AND id = $2 AND state = 'preview' AND undo IS NULL RETURNING 1`,
    [ctx.userId, id],
  );
  if (started.length > 0) await queueHistoryImport({ id, state: "running" });
  return getHistoryImport(ctx, id);
}

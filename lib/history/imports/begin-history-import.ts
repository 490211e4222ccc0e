import type { Readable } from "node:stream";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import type { HistoryFile, HistoryImport } from "@/lib/schemas/history-imports";
import { baseName } from "./files/read-zip";
import { queueHistoryImport } from "./history-import-job";
import { getHistoryImport } from "./list-history-imports";
import { textOf } from "./rows/fields";
import { storeFile } from "./upload/store-upload";

/** Uploads and previews take space, so a person has only so many at a time. */
const maxOpen = 5;

const insertImport = `INSERT INTO history_imports (user_id) SELECT $1 WHERE (
    SELECT count(*) FROM history_imports WHERE user_id = $1 AND state IN ('reading', 'preview', 'running')) < ${maxOpen}
  RETURNING id`;

type File = { name: string; content: Readable };

/**
 * Stores the files that `receive` passes on, and has them read. Nothing of them is in the history before the import is started.
 * @throws AppError history_files_unusable, too_many_history_imports; whatever `receive` throws. Nothing stays then
 */
export async function beginHistoryImport(
  ctx: UserContext,
  receive: (take: (file: File) => Promise<void>) => Promise<void>,
): Promise<HistoryImport> {
  const { userId } = ctx;
  const inserted = await personTransaction(userId, client =>
    client.query<{ id: string }>(insertImport, [userId]),
  );
  const id = inserted.rows[0]?.id;
  if (!id) throw new AppError("too_many_history_imports", { limit: maxOpen });
  try {
    const files: (HistoryFile & { bytes: number })[] = [];
    await receive(async ({ name, content }) => {
      const { bytes, isZip } = await storeFile(id, files.length, content);
      files.push({
        name: textOf(baseName(name)) ?? "",
        kind: isZip || /\.zip$/i.test(name) ? "archive" : "unknown",
        rows: 0,
        from: null,
        to: null,
        isTruncated: false,
        bytes,
      });
    });
    if (files.length === 0) throw new AppError("history_files_unusable", { reason: "no_files" });
    await sql("UPDATE history_imports SET files = $2 WHERE id = $1", [id, JSON.stringify(files)]);
  } catch (error) {
    await sql("DELETE FROM history_imports WHERE id = $1", [id]);
    throw error;
  }
  await queueHistoryImport({ id, state: "reading" });
  return getHistoryImport(ctx, id);
}

import { AppError } from "@/lib/core/errors";
import { inBackground, personTransaction, sqlTransaction } from "@/lib/platform/db";
import type { HistoryFile } from "@/lib/schemas/history-imports";
import { ImportStopped } from "./interruptions";
import { countImport } from "./present-import";
import { readUpload } from "./read-upload";
import { countRows, findStagedSongs, markDuplicates } from "./stage/mark-duplicates";
import { deleteUpload } from "./upload/store-upload";

const showPreview = `UPDATE history_imports SET state = 'preview', files = $2, counts = $3, skipped = $4, progress_done = 0,
    progress_total = $5 WHERE id = $1 AND state = 'reading' RETURNING 1`;

/**
 * Reads the files of an upload and shows what an import would bring. Deletes the upload, which can contain addresses and names of
 * devices: only what a play needs has been staged.
 * @throws AppError history_files_unusable, library_full, ImportStopped, ImportInterrupted
 */
export async function previewImport({
  id,
  userId,
  files: uploaded,
}: {
  id: string;
  userId: string;
  files: unknown;
}) {
  const { files, skipped, problem } = await inBackground(() => readUpload(id, uploaded));
  const staged = files.reduce((sum, { rows }) => sum + rows, 0);
  if (staged === 0) throw problem ?? new AppError("history_files_unusable", { reason: reasonOf(files) });
  const counts = await inBackground(async () => {
    await findStagedSongs(id, userId);
    return personTransaction(userId, async client => {
      await markDuplicates(client, id, userId);
      return countRows(client, id);
    });
  });
  const shown = countImport(files, skipped.list(), counts);
  // At once, because an import that is still being read needs its upload.
  await sqlTransaction(async client => {
    const { rowCount } = await client.query(showPreview, [
      id,
      JSON.stringify(files),
      JSON.stringify(shown.counts),
      JSON.stringify(shown.skipped),
      shown.counts.plays + shown.counts.duplicates,
    ]);
    if (rowCount === 0) throw new ImportStopped();
    await deleteUpload(client, id);
  });
}

/** Says why none of the files has history. */
function reasonOf(files: HistoryFile[]) {
  const kinds = new Set(files.map(({ kind }) => kind));
  if (kinds.has("html")) return "html";
  if (kinds.has("spotify-library")) return "library";
  return kinds.size > 0 && [...kinds].every(kind => kind === "unreadable") ? "unreadable" : "no_history";
}

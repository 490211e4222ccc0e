import { AppError } from "@/lib/core/errors";
import { inBackground, sql, sqlTransaction } from "@/lib/platform/db";
import type { HistoryFile } from "@/lib/schemas/history-imports";
import { ImportStopped } from "./interruptions";
import { readUpload } from "./read-upload";
import { findStagedSongs } from "./stage/find-staged-songs";
import { markRepeatedRows } from "./stage/mark-repeated";
import { updateCounts } from "./stage/show-counts";
import { deleteUpload } from "./upload/store-upload";

const showPreview = `UPDATE history_imports SET state = 'preview', files = $2, progress_done = 0,
    progress_total = (counts->>'plays')::int + (counts->>'duplicates')::int
  WHERE id = $1 AND state = 'reading' AND undo IS NULL RETURNING 1`;

type ReadImport = { id: string; userId: string };

/**
 * Reads the files of an upload and shows what an import would bring. Deletes the upload, which can contain addresses and names of
 * devices: only what a play needs has been staged. Nobody waits for it: nothing of the person is locked or written.
 * @throws AppError history_files_unusable, library_full, ImportStopped, ImportInterrupted
 */
export async function previewImport({ id, userId, files: uploaded }: ReadImport & { files: unknown }) {
  const { files, skipped, problem } = await inBackground(() => readUpload(id, uploaded));
  const staged = files.reduce((sum, { rows }) => sum + rows, 0);
  if (staged === 0) throw problem ?? new AppError("history_files_unusable", { reason: reasonOf(files) });
  await inBackground(async () => {
    await sql("ANALYZE (SKIP_LOCKED) history_staged_songs");
    await findStagedSongs(id, userId);
    // At once, because an import that is still being read needs its upload.
    await sqlTransaction(async client => {
      await markRepeatedRows(client, id);
      await updateCounts(client, id, userId, { files, skipped: skipped.list() });
      const { rowCount } = await client.query(showPreview, [id, JSON.stringify(files)]);
      if (rowCount === 0) throw new ImportStopped();
      await deleteUpload(client, id);
    });
  });
}

/** Computes the counts of a preview anew, after other plays of the person have changed. @throws ImportStopped */
export const refreshPreview = ({ id, userId }: ReadImport): Promise<void> =>
  inBackground(async () => {
    await findStagedSongs(id, userId);
    await sqlTransaction(client => updateCounts(client, id, userId));
  });

/** Says why none of the files has history. */
function reasonOf(files: HistoryFile[]) {
  const kinds = new Set(files.map(({ kind }) => kind));
  if (kinds.has("html")) return "html";
  if (kinds.has("spotify-library")) return "library";
  return kinds.size > 0 && [...kinds].every(kind => kind === "unreadable") ? "unreadable" : "no_history";
}

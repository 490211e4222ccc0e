import { Readable } from "node:stream";
import type { UserContext } from "@/lib/core/context";
import { beginHistoryImport } from "@/lib/history/imports/begin-history-import";
import { historyImportJob } from "@/lib/history/imports/history-import-job";
import { getHistoryImport } from "@/lib/history/imports/list-history-imports";
import { startHistoryImport } from "@/lib/history/imports/start-history-import";
import type { HistoryImport } from "@/lib/schemas/history-imports";

/** Files by name; anything that is no text or bytes becomes JSON. */
export type Files = Record<string, unknown>;

const bytesOf = (content: unknown): Buffer =>
  Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === "string" ? content : JSON.stringify(content, null, 2));

/** Uploads files and reads them in this process, as a worker does. */
export async function uploadHistory(ctx: UserContext, files: Files): Promise<HistoryImport> {
  const { id } = await beginHistoryImport(ctx, async take => {
    for (const [name, content] of Object.entries(files))
      await take({ name, content: Readable.from([bytesOf(content)], { objectMode: false }) });
  });
  await historyImportJob.handle({ importId: id });
  return getHistoryImport(ctx, id);
}

/** Uploads, reads and imports files. */
export async function importHistory(ctx: UserContext, files: Files): Promise<HistoryImport> {
  const { id, state, error } = await uploadHistory(ctx, files);
  if (state !== "preview") throw new Error(`The import is ${state}: ${error?.detail}`);
  await startHistoryImport(ctx, id);
  await historyImportJob.handle({ importId: id });
  return getHistoryImport(ctx, id);
}

import type { UserContext } from "@/lib/core/context";
import { beginHistoryImport } from "@/lib/history/imports/begin-history-import";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import { receiveFiles } from "./receive-files";

/** The largest known package has about 500 MB of JSON in 40 MB of archive. */
export const maxHistoryMegabytes = 1024;

/** Receives files with history and starts to read them. @throws like receiveFiles and beginHistoryImport */
export const receiveHistoryFiles = (ctx: UserContext, request: Request): Promise<HistoryImport> =>
  beginHistoryImport(ctx, take => receiveFiles(request, maxHistoryMegabytes, take));

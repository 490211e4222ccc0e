import { parseJson } from "@/lib/api/http/read-json";
import { parseInput } from "@/lib/api/parse-input";
import type { UserContext } from "@/lib/core/context";
import { importLibrary } from "@/lib/export/import-library";
import { type ImportReport, libraryFile } from "@/lib/schemas/export";

/** Parses and imports a library file. @throws AppError bad_request, validation_failed, library_full */
export const importBody = (ctx: UserContext, body: Uint8Array): Promise<ImportReport> =>
  importLibrary(ctx, parseInput(libraryFile, parseJson(body)));

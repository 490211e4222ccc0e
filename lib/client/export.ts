import type { ImportReport, LibraryFile } from "@/lib/schemas/export";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { api, ownProblem, unwrap } from "./request";

type Format = "json" | "csv";

export const playlistExportPath = (playlistId: string, format: Format) =>
  `/api/v1/playlists/${playlistId}/export?format=${format}`;
export const libraryExportPath = (format: Format) => `/api/v1/me/export?format=${format}`;

/** Imports a library file that was exported as JSON. @throws ApiProblem, also for a file that is not JSON */
export async function importFile(file: File, { client }: MutationContext): Promise<ImportReport> {
  let body: LibraryFile;
  try {
    body = JSON.parse(await file.text());
  } catch {
    throw ownProblem("fileNotJson", "bad_request");
  }
  const report = await unwrap(api.POST("/me/import", { body }));
  client.invalidateQueries({ queryKey: keys.library });
  return report;
}

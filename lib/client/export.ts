import type { ImportReport, LibraryFile } from "@/lib/schemas/export";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { ApiProblem, api, unwrap } from "./request";

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
    throw new ApiProblem({
      code: "bad_request",
      status: 0,
      detail:
        "This file is not valid JSON. Choose a .json file that Tonearm exported; a CSV file cannot be imported.",
      errors: [],
    });
  }
  const report = await unwrap(api.POST("/me/import", { body }));
  client.invalidateQueries({ queryKey: keys.library });
  return report;
}

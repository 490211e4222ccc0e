import type { ImportReport, LibraryFile } from "@/lib/schemas/export";
import { ApiProblem, answered, api } from "./request";

type Format = "json" | "csv";

/** Where the browser downloads from. */
export const playlistExportPath = (playlistId: string, format: Format) =>
  `/api/v1/playlists/${playlistId}/export?format=${format}`;
export const libraryExportPath = (format: Format) => `/api/v1/me/export?format=${format}`;

/** Brings back what was exported as JSON. @throws ApiProblem, also for a file that is no JSON */
export async function importFile(file: File): Promise<ImportReport> {
  let body: LibraryFile;
  try {
    body = JSON.parse(await file.text());
  } catch {
    throw new ApiProblem({
      code: "bad_request",
      status: 0,
      detail: "This file is no JSON. Choose a .json file that Tonearm exported; a CSV cannot be imported.",
      errors: [],
    });
  }
  return answered(api.POST("/me/import", { body }));
}

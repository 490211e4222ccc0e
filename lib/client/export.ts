import type { ImportReport, LibraryFile } from "@/lib/schemas/export";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, ownProblem, unwrap } from "./request";

type Format = "json" | "csv";

export const playlistExportPath = (playlistId: string, format: Format) =>
  `/api/v1/playlists/${playlistId}/export?format=${format}`;
export const libraryExportPath = (format: Format) => `/api/v1/me/export?format=${format}`;

const isJsonFile = ({ name, type }: File) => type === "application/json" || /\.json$/i.test(name);

async function parseLibrary(file: File): Promise<LibraryFile> {
  try {
    return JSON.parse(await file.text());
  } catch {
    throw ownProblem("fileNotJson", "bad_request");
  }
}

/** Sends other content than JSON to the import. */
const sendAsIs = (content: FormData | string) =>
  unwrap(
    api.POST("/me/import", {
      body: {} as LibraryFile,
      bodySerializer: () => content,
      // A form sets its own type, with its boundary.
      headers: typeof content === "string" ? { "content-type": "text/plain" } : {},
    }),
  );

/** The imported files that can be undone, newest first. */
export const libraryImportsQuery = () =>
  listQuery({
    queryKey: keys.libraryImports,
    limit: 20,
    getPage: (query, signal) => unwrap(api.GET("/me/import", { params: { query }, signal })),
    staleTime: 10_000,
  });

/** Takes back what an imported file brought. */
export async function undoLibraryImport(id: string, { client }: MutationContext): Promise<void> {
  await unwrap(api.DELETE("/me/import/{id}", { params: { path: { id } } }));
  await client.invalidateQueries({ queryKey: keys.library });
}

/** Imports a library file, an archive, a CSV file, or a text with links. @throws ApiProblem, also for JSON that is none */
export async function importFile(source: File | string, { client }: MutationContext): Promise<ImportReport> {
  let reply: Promise<ImportReport>;
  if (typeof source === "string") reply = sendAsIs(source);
  else if (isJsonFile(source)) reply = unwrap(api.POST("/me/import", { body: await parseLibrary(source) }));
  else {
    const form = new FormData();
    form.append("files", source, source.name);
    reply = sendAsIs(form);
  }
  const report = await reply;
  client.invalidateQueries({ queryKey: keys.library });
  return report;
}

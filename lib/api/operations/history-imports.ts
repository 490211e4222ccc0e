import { pageOf, pageQuery } from "@/lib/schemas/common";
import { historyImport, historyImportId, historyImportReply } from "@/lib/schemas/history-imports";
import { exampleHistoryImport, page } from "./examples";
import { empty, json, type Operations } from "./operation";

const history = { tag: "History", access: "user" } as const;
const statusPath = ({ import: { id } }: { import: { id: string } }) => `/api/v1/me/history/imports/${id}`;

export const historyImports = {
  "POST /me/history/imports": {
    ...history,
    summary: "Uploads files with listening history",
    description:
      "Takes what Spotify sends to people who ask for their data: the extended streaming history or the account data, as `.zip` or as single `.json` files, up to 1,024 MB in total; also exports of ListenBrainz and Last.fm. The files are read in the background up to a preview, and the upload is deleted then. Addresses, user names and names of devices are not stored. Makes no calls to Spotify.",
    limit: "files",
    share: "files",
    upload: { field: "files", description: "Files with history, or archives of them." },
    reply: json(historyImportReply, {
      status: 202,
      location: statusPath,
      example: { import: { ...exampleHistoryImport, state: "reading" } },
    }),
    errors: ["history_files_unusable", "too_many_history_imports"],
  },
  "GET /me/history/imports": {
    ...history,
    summary: "Lists the imports of listening history",
    description: "Newest first.",
    query: pageQuery,
    reply: json(pageOf(historyImport), { example: page(exampleHistoryImport) }),
  },
  "GET /me/history/imports/{id}": {
    ...history,
    summary: "Returns an import of listening history",
    params: historyImportId,
    reply: json(historyImport, { example: exampleHistoryImport }),
  },
  "POST /me/history/imports/{id}/start": {
    ...history,
    summary: "Starts an import after its preview",
    description:
      "Nothing of the files is in the history before. Plays that have come or gone since the preview are taken into account. Has no effect on an import that was started.",
    params: historyImportId,
    reply: json(historyImportReply, {
      status: 202,
      location: statusPath,
      example: { import: { ...exampleHistoryImport, state: "running" } },
    }),
    errors: ["history_import_not_ready"],
  },
  "DELETE /me/history/imports/{id}": {
    ...history,
    summary: "Undoes an import of listening history",
    description:
      "Deletes the import and exactly what it brought: its plays, and the songs that nothing else uses. Plays that another import has as well stay and count for that one. Plays that it replaced come back. Cancels an import that is not completed. Large imports are undone in steps: other requests go on meanwhile, the list shows `isUndoing` with the progress, and what is left when the server stops is done after its start.",
    params: historyImportId,
    reply: empty,
  },
  "DELETE /me/history": {
    ...history,
    summary: "Deletes the whole listening history",
    description:
      "Deletes all plays and all imports. New plays are recorded as before. Plays from before that Spotify still reports are not stored again.",
    reply: empty,
  },
} satisfies Operations;

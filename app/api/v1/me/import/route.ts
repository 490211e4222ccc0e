import { importFile } from "@/lib/api/import-file/import-file";
import { routesOr405 } from "@/lib/api/routes";
import { listLibraryImports } from "@/lib/export/list-library-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/import", {
  GET: ({ ctx, query }) => listLibraryImports(ctx, query),
  POST: ({ ctx, body, request }) => importFile(ctx, body, request.headers.get("content-type") ?? ""),
});

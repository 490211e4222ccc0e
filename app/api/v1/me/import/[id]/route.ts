import { routesOr405 } from "@/lib/api/routes";
import { undoLibraryImport } from "@/lib/export/undo-library-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/import/{id}", {
  DELETE: ({ ctx, params }) => undoLibraryImport(ctx, params.id),
});

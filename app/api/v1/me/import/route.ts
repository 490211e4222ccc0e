import { routesOr405 } from "@/lib/api/routes";
import { importLibrary } from "@/lib/export/import-library";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/import", {
  POST: ({ ctx, body }) => importLibrary(ctx, body),
});

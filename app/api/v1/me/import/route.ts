import { routes } from "@/lib/api/routes";
import { importLibrary } from "@/lib/export/import-library";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/import", {
  POST: ({ ctx, body }) => importLibrary(ctx, body),
});

import { importFile } from "@/lib/api/import-file/import-file";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/import", {
  POST: ({ ctx, body, request }) => importFile(ctx, body, request.headers.get("content-type") ?? ""),
});

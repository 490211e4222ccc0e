import { openApiDocument } from "@/lib/api/openapi/document";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/openapi.json", {
  GET: async () => openApiDocument(),
});

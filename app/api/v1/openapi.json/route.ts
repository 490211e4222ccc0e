import { openApiDocument } from "@/lib/api/openapi/document";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/openapi.json", {
  GET: async () => openApiDocument(),
});

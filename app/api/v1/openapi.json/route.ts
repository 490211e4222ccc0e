import { openApiDocument } from "@/lib/api/openapi";
import { route } from "@/lib/api/route";

export * from "@/lib/api/other-methods";

export const GET = route("GET /openapi.json", async () => openApiDocument());

import { openApiDocument } from "@/lib/api/openapi/document";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /openapi.json", async () => openApiDocument());

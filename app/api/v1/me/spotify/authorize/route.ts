import { route } from "@/lib/api/route";
import { startAuthorization } from "@/lib/connections/start-authorization";

export * from "@/lib/api/other-methods";

export const POST = route("POST /me/spotify/authorize", ({ ctx }) => startAuthorization(ctx));

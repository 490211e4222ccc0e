import { route } from "@/lib/api/route";
import { startAuthorization } from "@/lib/connections/start-authorization";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /me/spotify/authorize", ({ ctx }) => startAuthorization(ctx));

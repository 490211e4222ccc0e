import { route } from "@/lib/api/route";
import { disconnect } from "@/lib/connections/disconnect";
import { getConnection } from "@/lib/connections/get-connection";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me/spotify", ({ ctx }) => getConnection(ctx));

export const DELETE = route("DELETE /me/spotify", ({ ctx, query }) => disconnect(ctx, query));

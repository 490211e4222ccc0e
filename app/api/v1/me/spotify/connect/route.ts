import { route } from "@/lib/api/route";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { getConnection } from "@/lib/connections/get-connection";

export * from "@/lib/api/http/method-not-allowed";

/** For a program that caught Spotify's redirect itself. */
export const POST = route("POST /me/spotify/connect", async ({ ctx, body }) => {
  await finishAuthorization(ctx, body);
  return getConnection(ctx);
});

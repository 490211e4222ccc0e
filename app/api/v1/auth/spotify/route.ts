import { route } from "@/lib/api/route";
import { startAuthorization } from "@/lib/connections/start-authorization";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/platform/env";

export * from "@/lib/api/http/method-not-allowed";

const leave = (location: string) =>
  new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });

const start = route("GET /auth/spotify", async ({ ctx }) => {
  try {
    return leave((await startAuthorization(ctx)).authorizeUrl);
  } catch (error) {
    if (error instanceof AppError) return leave(`${env().PUBLIC_URL}/music?problem=${error.code}`);
    throw error;
  }
});

/** A link that people follow: what goes wrong is told on a page, not in JSON. Programs get the API's usual answers. */
export async function GET(...asked: Parameters<typeof start>): Promise<Response> {
  const reply = await start(...asked);
  const isBrowser = asked[0].headers.get("accept")?.includes("text/html");
  return reply.status === 401 && isBrowser ? leave(`${env().PUBLIC_URL}/sign-in?next=%2Fmusic`) : reply;
}

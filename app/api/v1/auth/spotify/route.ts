import { keepReturnPath } from "@/lib/api/auth/return-path";
import { routesOr405 } from "@/lib/api/routes";
import { startAuthorization } from "@/lib/connections/start-authorization";
import { toAppError } from "@/lib/platform/db/outage";
import { env } from "@/lib/platform/env";

const redirectTo = (location: string) =>
  new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });

const { GET: redirectToSpotify, ...otherMethods } = routesOr405("/auth/spotify", {
  GET: async ({ ctx, query }) => {
    await keepReturnPath(query.next ?? null);
    try {
      return redirectTo((await startAuthorization(ctx)).authorizeUrl);
    } catch (error) {
      const refusal = toAppError(error);
      if (refusal) return redirectTo(`${env().PUBLIC_URL}/music?problem=${refusal.code}`);
      throw error;
    }
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods;

/** Sends browsers that are not signed in to the sign-in page. Programs get the usual 401. */
export async function GET(...args: Parameters<typeof redirectToSpotify>): Promise<Response> {
  const reply = await redirectToSpotify(...args);
  const isBrowser = args[0].headers.get("accept")?.includes("text/html");
  return reply.status === 401 && isBrowser ? redirectTo(`${env().PUBLIC_URL}/sign-in?next=%2Fmusic`) : reply;
}

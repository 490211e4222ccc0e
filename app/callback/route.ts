import { currentContext } from "@/lib/api/auth/browser-session";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { toAppError } from "@/lib/platform/db/outage";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { SpotifyError } from "@/lib/spotify/errors";

const goTo = (path: string) =>
  new Response(null, {
    status: 302,
    headers: { location: `${env().PUBLIC_URL}${path}`, "cache-control": "no-store" },
  });

/** Finishes the connection when Spotify sends a person back, and shows the outcome on the Music page. */
export async function GET(request: Request) {
  const ctx = await currentContext();
  if (!ctx) return goTo("/sign-in?next=%2Fmusic");
  const { state = "", ...parameters } = Object.fromEntries(new URL(request.url).searchParams);
  try {
    const reply = { state, code: parameters.code, error: parameters.error };
    const { anotherAccount } = await finishAuthorization(ctx, reply);
    return goTo(`/music?connected=${anotherAccount ? "another" : "1"}`);
  } catch (error) {
    const { requestId } = ctx;
    const refusal = toAppError(error);
    if (!refusal) log.error({ requestId, error }, "connecting failed");
    else {
      const upstreamMessage = refusal instanceof SpotifyError ? refusal.upstreamMessage : undefined;
      log.warn({ requestId, code: refusal.code, upstreamMessage }, "not connected");
    }
    return goTo(`/music?problem=${refusal?.code ?? "authorization_failed"}`);
  }
}

import { currentContext } from "@/lib/api/auth/browser-session";
import { finishConsent, finishKeptConsent, keepConsent } from "@/lib/api/auth/consent";
import { takeReturnPath } from "@/lib/api/auth/return-path";
import { env } from "@/lib/platform/env";

const goTo = (path: string) =>
  new Response(null, {
    status: 302,
    headers: { location: `${env().PUBLIC_URL}${path}`, "cache-control": "no-store" },
  });

/**
 * Finishes the connection when Spotify sends a person back, and shows the outcome on the screen from
 * which they went, or on Music. In a browser in which nobody
 * is signed in, such as the one that opens links on a phone, the reply waits until the person signs in. Single sign-on returns here
 * without a reply to use the one that waits.
 */
export async function GET(request: Request) {
  const { state = "", code, error } = Object.fromEntries(new URL(request.url).searchParams);
  const reply = { state, ...(code && { code }), ...(error && { error }) };
  const ctx = await currentContext();
  if (ctx) {
    const result = (!state && (await finishKeptConsent(ctx))) || (await finishConsent(ctx, reply));
    const returnPath = await takeReturnPath();
    // Only Music explains problems.
    return goTo(
      returnPath && result === "/music?connected=1" ? result.replace("/music", returnPath) : result,
    );
  }
  if (state) await keepConsent(reply);
  return goTo("/sign-in?next=%2Fmusic");
}

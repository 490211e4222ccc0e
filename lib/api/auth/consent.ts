import { cookies } from "next/headers";
import { recordError } from "@/lib/accounts/person-errors";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import type { UserContext } from "@/lib/core/context";
import { open, seal } from "@/lib/platform/crypto";
import { toAppError } from "@/lib/platform/db/outage";
import { log } from "@/lib/platform/log";
import { SpotifyError } from "@/lib/spotify/errors";
import { ownCookieName, ownCookieOptions } from "./session-cookie";

type ConsentReply = Parameters<typeof finishAuthorization>[1];

/** Finishes the connection with the reply of Spotify's consent page. Returns the path of the screen that shows the outcome. */
export async function finishConsent(ctx: UserContext, reply: ConsentReply): Promise<string> {
  try {
    const { anotherAccount } = await finishAuthorization(ctx, reply);
    return `/music?connected=${anotherAccount ? "another" : "1"}`;
  } catch (error) {
    const { requestId, userId } = ctx;
    recordError(userId, "GET /callback", error, requestId);
    const refusal = toAppError(error);
    if (!refusal) log.error({ requestId, error }, "connecting failed");
    else {
      const upstreamMessage = refusal instanceof SpotifyError ? refusal.upstreamMessage : undefined;
      log.warn({ requestId, code: refusal.code, upstreamMessage }, "not connected");
    }
    return `/music?problem=${refusal?.code ?? "authorization_failed"}`;
  }
}

export const consentCookieName = () => ownCookieName("tonearm-consent");
/** Spotify's code and Tonearm's state are valid for about as long. */
const lifetimeSeconds = 600;
/** A browser has no person yet. The state in the reply is bound to one. */
const sealLocation = { userId: "browser", column: "consent_reply" } as const;

/** Keeps a consent reply, sealed, in a browser in which nobody is signed in. It is used when somebody signs in there. */
export async function keepConsent(reply: ConsentReply): Promise<void> {
  const value = seal(JSON.stringify(reply), sealLocation);
  (await cookies()).set(consentCookieName(), value, { ...ownCookieOptions(), maxAge: lifetimeSeconds });
}

/** Tells whether this browser keeps a consent reply. */
export const hasKeptConsent = async (): Promise<boolean> => (await cookies()).has(consentCookieName());

function openReply(sealed: string): ConsentReply | null {
  try {
    return JSON.parse(open(sealed, sealLocation)) as ConsentReply;
  } catch {
    return null;
  }
}

/**
 * Uses the kept consent reply for the person who has signed in; only the person who started the authorization can finish it.
 * For server actions only, because it deletes a cookie.
 * @returns the path of the screen that shows the outcome, or null if this browser keeps no reply
 */
export async function finishKeptConsent(ctx: UserContext): Promise<string | null> {
  const store = await cookies();
  const sealed = store.get(consentCookieName())?.value;
  if (!sealed) return null;
  store.set(consentCookieName(), "", { ...ownCookieOptions(), maxAge: 0 });
  const reply = openReply(sealed);
  return reply && finishConsent(ctx, reply);
}

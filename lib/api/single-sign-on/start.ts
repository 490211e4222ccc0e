import type { SignOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { identify, refuseOtherSites } from "@/lib/api/auth/identify";
import { ownCookieOptions } from "@/lib/api/auth/session-cookie";
import { guestLocale } from "@/lib/api/http/locale";
import { nextPath } from "@/lib/api/http/next-path";
import { readText } from "@/lib/api/http/read-json";
import { addCookie, redirectTo } from "@/lib/api/http/reply-cookies";
import { countRequest } from "@/lib/api/limits";
import { parseInput } from "@/lib/api/parse-input";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { askNextAuth } from "./ask-next-auth";
import { explainFailure } from "./failure";
import { leavingPage } from "./leaving-page";
import { checkCookieNames, providerOptions, visitSeconds } from "./provider";
import { sealVisit, type Visit, visitCookieName, visitForm } from "./visit";

/** Asks the provider to let the person sign in again, even if they are signed in there. */
const signInAgain = { prompt: "login", max_age: "0" };

/** Returns the address of the provider's sign-in page, and the cookies that bind its reply to this browser. */
async function openProvider(provider: SignOnProvider, purpose: Visit["purpose"]) {
  const options = providerOptions(provider, {});
  const csrf = await askNextAuth({ path: ["csrf"], method: "GET" }, options);
  const [csrfCookie = ""] = csrf.setCookie.filter(cookie => cookie.includes("csrf-token="));
  const [name = "", value = ""] = (csrfCookie.split(";")[0] ?? "").split(/=(.*)/);
  const { redirect = "", setCookie } = await askNextAuth(
    {
      path: ["signin", "oidc"],
      method: "POST",
      query: purpose === "confirm" ? signInAgain : {},
      body: csrf.body as { csrfToken: string },
      cookies: { [name]: decodeURIComponent(value) },
    },
    options,
  );
  const state = URL.canParse(redirect) ? new URL(redirect).searchParams.get("state") : null;
  if (!state) throw new AppError("single_sign_on_unavailable", { name: provider.name });
  const names = checkCookieNames();
  return {
    redirect,
    state,
    cookies: setCookie.filter(cookie => names.some(own => cookie.startsWith(`${own}=`))),
  };
}

/**
 * Sends a person to the provider, who comes back to `finishSingleSignOn`. Only forms of Tonearm's own pages may, because a link
 * elsewhere could connect somebody's account at the provider.
 */
export async function startSingleSignOn(
  ctx: Context,
  request: Request,
  provider: SignOnProvider,
): Promise<Response> {
  let asked: Pick<Visit, "purpose" | "next" | "invite"> | null = null;
  try {
    refuseOtherSites(request);
    await countRequest([{ limit: "singleSignOn", subject: ctx.address }]);
    const form = new URLSearchParams(await readText(request, 1));
    const { purpose, next, ...admission } = parseInput(visitForm, Object.fromEntries(form));
    const path = nextPath(next);
    asked = { purpose, next: path, invite: admission.invite };
    const person = purpose === "sign-in" ? null : await identify(request, ctx, true);
    const sessionId = person?.actor.kind === "user" ? person.actor.sessionId : undefined;
    const { redirect, state, cookies } = await openProvider(provider, purpose);
    const reply = leavingPage(redirect, provider.name, guestLocale(request));
    const visit = { purpose, state, startedAt: Date.now(), next: path, sessionId, ...admission };
    addCookie(reply, visitCookieName(), sealVisit(visit), { ...ownCookieOptions(), maxAge: visitSeconds });
    for (const cookie of cookies) reply.headers.append("set-cookie", cookie);
    return reply;
  } catch (error) {
    return redirectTo(explainFailure(ctx, error, asked));
  }
}

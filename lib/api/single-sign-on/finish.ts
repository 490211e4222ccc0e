import { confirmWithProvider } from "@/lib/accounts/sign-in/confirm-with-provider";
import { connectIdentity } from "@/lib/accounts/sign-in/connect-identity";
import { signInWithIdentity } from "@/lib/accounts/sign-in/sign-in-with-identity";
import type { SignOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { consentCookieName } from "@/lib/api/auth/consent";
import { identify } from "@/lib/api/auth/identify";
import { createSession, endFormerSession } from "@/lib/api/auth/new-session";
import { readCookie } from "@/lib/api/auth/read-cookie";
import { ownCookieOptions, sessionCookieName } from "@/lib/api/auth/session-cookie";
import { addCookie, redirectTo } from "@/lib/api/http/reply-cookies";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sha256 } from "@/lib/platform/crypto";
import { env } from "@/lib/platform/env";
import { keyValue } from "@/lib/platform/key-value";
import { explainFailure } from "./failure";
import { checkCookieNames, visitSeconds } from "./provider";
import { type SignedInPerson, verifyReply } from "./verify-reply";
import { openVisit, type Visit, visitCookieName } from "./visit";

/** How far the provider's clock may be behind. */
const clockToleranceMs = 30_000;

const goTo = (path: string) => redirectTo(`${env().PUBLIC_URL}${path}`);

async function isFirstReply({ state }: Visit): Promise<boolean> {
  const { count } = await keyValue().increment(`single-sign-on/${sha256(state)}`, visitSeconds);
  return count === 1;
}

async function signIn(
  ctx: Context,
  request: Request,
  visit: Visit,
  person: SignedInPerson,
): Promise<Response> {
  const user = await signInWithIdentity(ctx, person, visit);
  await endFormerSession(readCookie(request, sessionCookieName()));
  const userAgent = request.headers.get("user-agent");
  const { cookies } = await createSession(user, { userAgent, address: ctx.address });
  // Spotify's answer may wait for this sign-in.
  const reply = goTo(readCookie(request, consentCookieName()) ? "/callback" : visit.next);
  for (const { name, value, options } of cookies) addCookie(reply, name, value, options);
  return reply;
}

/** Connects or confirms the account of the session that has started the visit. */
async function serveAccount(
  ctx: Context,
  request: Request,
  visit: Visit,
  person: SignedInPerson,
  name: string,
) {
  const user = await identify(request, ctx, false);
  if (user.actor.kind !== "user" || user.actor.sessionId !== visit.sessionId)
    throw new AppError("single_sign_on_unknown");
  if (visit.purpose === "connect") {
    await connectIdentity(user, person);
    return goTo("/profile?sign-on=connected");
  }
  if (Number(person.signedInAt) < visit.startedAt - clockToleranceMs)
    throw new AppError("single_sign_on_failed", { reason: "not_recent", name });
  await confirmWithProvider(user, person);
  return goTo("/profile?sign-on=confirmed");
}

async function handleReply(
  ctx: Context,
  request: Request,
  provider: SignOnProvider,
  query: Record<string, string>,
  visit: Visit,
): Promise<Response> {
  try {
    if (!(await isFirstReply(visit))) throw new AppError("single_sign_on_unknown");
    const person = await verifyReply(ctx, provider, request, query);
    return visit.purpose === "sign-in"
      ? await signIn(ctx, request, visit, person)
      : await serveAccount(ctx, request, visit, person, provider.name);
  } catch (error) {
    return redirectTo(explainFailure(ctx, error, visit));
  }
}

/** Handles the provider's reply, which comes with the person's browser. A reply is used once, by the browser that has asked for it. */
export async function finishSingleSignOn(
  ctx: Context,
  request: Request,
  provider: SignOnProvider,
): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const visit = openVisit(request, query.state);
  // Any site can send a browser here, so a reply without a visit must not end one that is in progress.
  if (!visit) return redirectTo(explainFailure(ctx, new AppError("single_sign_on_unknown"), null));
  const reply = await handleReply(ctx, request, provider, query, visit);
  for (const name of [visitCookieName(), ...checkCookieNames()])
    addCookie(reply, name, "", { ...ownCookieOptions(), maxAge: 0 });
  return reply;
}

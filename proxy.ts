import { type NextRequest, NextResponse } from "next/server";
import { openSessionCookie, sessionCookieName } from "@/lib/api/auth/session-cookie";
import { plainReply } from "@/lib/api/http/form-errors";
import { isOwnForm } from "@/lib/api/http/own-site";
import { startPage } from "@/lib/api/http/page-turns";
import { reloadingPage } from "@/lib/api/http/reloading-page";
import { pagePolicy } from "@/lib/api/http/security-headers";
import { AppError } from "@/lib/core/errors";
import { canReachDatabase } from "@/lib/platform/db/readiness";
import { env } from "@/lib/platform/env";

/** Tells whether a browser loads a whole page. Next's own requests keep the open page, which shows their failure. */
const loadsPage = ({ method, headers }: NextRequest) =>
  ["GET", "HEAD"].includes(method) && headers.get("sec-fetch-dest") !== "empty";

const reloadSeconds = 5;

/** Takes a turn of the person's share of pages. @returns the refusal if too many of them are in progress */
async function refuseTooManyPages(request: NextRequest): Promise<Response | null> {
  const session = await openSessionCookie(request.cookies.get(sessionCookieName())?.value);
  if (!session) return null;
  try {
    await startPage(session.userId);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return loadsPage(request) ? reloadingPage(error, reloadSeconds) : plainReply(error, 429);
  }
}

/**
 * Gives each page a Content Security Policy with a nonce. Next reads the nonce from the request's header and adds it to its
 * scripts. Also answers where Next would answer 500: forms of other sites, and pages while the database is unavailable or the person
 * loads too many at once.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  if (request.method === "POST" && !isOwnForm(request.headers))
    return plainReply(new AppError("cross_site_request", { reason: "form", url: env().PUBLIC_URL }), 403);
  if (loadsPage(request) && !(await canReachDatabase()))
    return reloadingPage(new AppError("database_unavailable", { reason: "not_answering" }), reloadSeconds);
  const refusal = await refuseTooManyPages(request);
  if (refusal) return refusal;
  const nonce = crypto.randomUUID();
  const policy = pagePolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Layouts read the path from this header, because Next does not pass it to them.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  // The address contains a secret. With "no-referrer", browsers would send forms without their origin.
  if (request.nextUrl.pathname === "/reset-password") response.headers.set("referrer-policy", "same-origin");
  return response;
}

/** Matches pages. The job board sets its own policy. */
export const config = { matcher: ["/((?!api/|_next/|admin/queue).*)"] };

import { type NextRequest, NextResponse } from "next/server";
import { hasBrowserSound } from "@/lib/api/auth/has-browser-sound";
import { plainReply } from "@/lib/api/http/form-errors";
import { guestLocale } from "@/lib/api/http/locale";
import { isOwnForm } from "@/lib/api/http/own-site";
import { loadsPage, reloadingPage } from "@/lib/api/http/reloading-page";
import { pagePolicy } from "@/lib/api/http/security-headers";
import { AppError } from "@/lib/core/errors";
import { canReachDatabase } from "@/lib/platform/db/readiness";
import { env } from "@/lib/platform/env";

const reloadSeconds = 5;

/**
 * Gives each page a Content Security Policy with a nonce. Next reads the nonce from the request's header and adds it to its
 * scripts. Also answers where Next would answer 500: forms of other sites, and pages while the database is unavailable.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const locale = guestLocale(request);
  if (request.method === "POST" && !isOwnForm(request.headers)) {
    const refusal = new AppError("cross_site_request", { reason: "form", url: env().PUBLIC_URL });
    return plainReply(refusal, 403, locale);
  }
  const isPage = loadsPage(request.method, name => request.headers.get(name));
  if (isPage && !(await canReachDatabase())) {
    const outage = new AppError("database_unavailable", { reason: "not_answering" });
    return reloadingPage(outage, reloadSeconds, locale);
  }
  const nonce = crypto.randomUUID();
  const policy = pagePolicy(nonce, { hasSound: isPage && (await hasBrowserSound(request)) });
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

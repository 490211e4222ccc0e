import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy, transportSecurity } from "@/lib/api/http/security-headers";
import { problemReply } from "@/lib/api/problems";
import { AppError } from "@/lib/core/errors";

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives each page a nonce, which Next puts on its scripts as it reads it in the request's policy. An address whose bytes are
 * no UTF-8 is refused here: Next would fail at it.
 */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  if (!isReadable(pathname))
    return problemReply(new AppError("bad_request", { reason: "path_not_utf8" }), crypto.randomUUID());
  if (pathname.startsWith("/api/")) return NextResponse.next();
  const nonce = crypto.randomUUID();
  const policy = pagePolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // For layouts, which do not know the address otherwise.
  headers.set("x-path", pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(transportSecurity())) response.headers.set(name, value);
  return response;
}

/**
 * Pages only: the API answers no documents, files do not run, and the job board brings a policy of its own. Of the API just
 * addresses with a %, which may be no UTF-8.
 */
export const config = { matcher: ["/((?!api/|_next/|admin/queue).*)", "/api/(.*%.*)"] };

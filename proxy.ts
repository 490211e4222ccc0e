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
 * Gives each page a nonce. Next reads it from the policy in the request and puts it on its scripts. Addresses that are not
 * UTF-8 are refused here, because Next answers 500 to them.
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

/** Pages, and addresses of the API with a %, which may not be UTF-8. The job board has a policy of its own. */
export const config = { matcher: ["/((?!api/|_next/|admin/queue).*)", "/api/(.*%.*)"] };

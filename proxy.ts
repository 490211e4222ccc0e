import { type NextRequest, NextResponse } from "next/server";
import { databasePage } from "@/lib/api/http/database-page";
import { pagePolicy, transportSecurity } from "@/lib/api/http/security-headers";
import { problemReply } from "@/lib/api/problems";
import { AppError } from "@/lib/core/errors";
import { canReachDatabase } from "@/lib/platform/db/readiness";

function isUtf8(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Tells whether a browser loads a whole page. Next's own requests keep the open page, which shows their failure. */
const loadsPage = ({ method, headers }: NextRequest) =>
  ["GET", "HEAD"].includes(method) && headers.get("sec-fetch-dest") !== "empty";

/**
 * Gives each page a Content Security Policy with a nonce. Next reads the nonce from the request's header and adds it to its
 * scripts. Also answers where Next would answer 500: paths that are not UTF-8, and pages while the database is unavailable.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  if (!isUtf8(pathname))
    return problemReply(new AppError("bad_request", { reason: "path_not_utf8" }), crypto.randomUUID());
  if (pathname.startsWith("/api/")) return NextResponse.next();
  if (loadsPage(request) && !(await canReachDatabase())) return databasePage();
  const nonce = crypto.randomUUID();
  const policy = pagePolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Layouts read the path from this header, because Next does not pass it to them.
  headers.set("x-path", pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(transportSecurity())) response.headers.set(name, value);
  return response;
}

/** Matches pages, and API paths with a %, which may not be UTF-8. The job board sets its own policy. */
export const config = { matcher: ["/((?!api/|_next/|admin/queue).*)", "/api/(.*%.*)"] };

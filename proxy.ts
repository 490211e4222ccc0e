import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy, transportSecurity } from "@/lib/api/security-headers";

/** Gives each page a nonce, which Next puts on its scripts as it reads it in the request's policy. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID();
  const policy = pagePolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(transportSecurity())) response.headers.set(name, value);
  return response;
}

/** Pages only: the API answers no documents, files do not run, and the job board brings a policy of its own. */
export const config = { matcher: "/((?!api/|_next/|admin/queue).*)" };

import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/platform/env";

/**
 * Whoever opens http://localhost is taken to http://127.0.0.1: Spotify sends people back there, and a sign-in at the one
 * name is unknown at the other.
 */
export function proxy(request: NextRequest) {
  const home = new URL(env().PUBLIC_URL);
  const [name] = request.headers.get("host")?.split(":") ?? [];
  if (name !== "localhost" || home.hostname !== "127.0.0.1") return NextResponse.next();
  return NextResponse.redirect(new URL(request.nextUrl.pathname + request.nextUrl.search, home));
}

export const config = { matcher: "/((?!api|_next|callback).*)" };

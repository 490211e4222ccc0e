import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "@/lib/platform/env";

/**
 * Redirects http://localhost to http://127.0.0.1. Spotify redirects people to 127.0.0.1, and browsers do not share cookies
 * between the two hosts. `proxy.ts` cannot do this, because Next treats both names as the same host there.
 */
export async function redirectLocalhost(): Promise<void> {
  const { hostname, href } = new URL(env().PUBLIC_URL);
  const [name] = (await headers()).get("host")?.split(":") ?? [];
  if (name === "localhost" && hostname === "127.0.0.1") redirect(href);
}

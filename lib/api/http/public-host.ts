import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "@/lib/platform/env";

/**
 * Takes whoever opens http://localhost to http://127.0.0.1: Spotify sends people back there, and a sign-in at the one name
 * is unknown at the other. (Not in a proxy: Next takes the two names for the same and makes the redirect relative.)
 */
export async function leaveLocalhost(): Promise<void> {
  const { hostname, href } = new URL(env().PUBLIC_URL);
  const [name] = (await headers()).get("host")?.split(":") ?? [];
  if (name === "localhost" && hostname === "127.0.0.1") redirect(href);
}

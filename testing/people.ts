import { randomUUID } from "node:crypto";
import { signUp } from "@/lib/accounts/sign-up";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { saveCredentials } from "@/lib/connections/save-credentials";
import { startAuthorization } from "@/lib/connections/start-authorization";
import type { Context, UserContext } from "@/lib/core/context";

/** The developer app that a fresh simulator knows. */
export const simulatorApp = {
  clientId: "0123456789abcdef0123456789abcdef",
  clientSecret: "fedcba9876543210fedcba9876543210",
};

export const guest: Context = { actor: { kind: "guest" }, requestId: "test", address: "127.0.0.1" };

/** A new person, signed in. */
export async function somebody(): Promise<UserContext> {
  const email = `${randomUUID()}@example.org`;
  const user = await signUp(guest, { email, username: "Somebody", password: "a good password" });
  const actor = { kind: "user", userId: user.id, role: user.role, sessionId: randomUUID() } as const;
  return { ...guest, userId: user.id, actor };
}

/** Agrees at the simulator's consent page and returns what it sends back. */
export async function agree(authorizeUrl: string, decision: "agree" | "cancel" = "agree", user = "listener") {
  const url = new URL(authorizeUrl);
  const form = new URLSearchParams(url.searchParams);
  form.set("decision", decision);
  form.set("user", user);
  const reply = await fetch(`${url.origin}/authorize/consent`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  const back = new URL(reply.headers.get("location") ?? "").searchParams;
  return {
    state: back.get("state") ?? "",
    code: back.get("code") ?? undefined,
    error: back.get("error") ?? undefined,
  };
}

/** Takes a person through the consent page and back. */
export async function connect(ctx: UserContext, spotifyUser = "listener"): Promise<void> {
  const { authorizeUrl } = await startAuthorization(ctx);
  await finishAuthorization(ctx, await agree(authorizeUrl, "agree", spotifyUser));
}

/** A new person connected to the simulator that SPOTIFY_ACCOUNTS_URL and SPOTIFY_API_URL name. */
export async function somebodyConnected(user = "listener", app = simulatorApp): Promise<UserContext> {
  const ctx = await somebody();
  await saveCredentials(ctx, app);
  await connect(ctx, user);
  return ctx;
}

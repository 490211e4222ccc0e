import { randomUUID } from "node:crypto";
import { hashPassword } from "@/lib/accounts/passwords/password";
import { createAccount } from "@/lib/accounts/registration/create-account";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { saveCredentials } from "@/lib/connections/save-credentials";
import { startAuthorization } from "@/lib/connections/start-authorization";
import type { Context, UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import type { CredentialsInput } from "@/lib/schemas/spotify";
import { defaultApp, defaultUserId } from "@/simulator/world/defaults";
import { consent } from "./spotify/simulator-client";

export const guest: Context = {
  actor: { kind: "guest" },
  requestId: "test",
  address: "127.0.0.1",
  isLocal: true,
  locale: "en",
};

let passwordHash: Promise<string> | undefined;

/** Creates a person with the password "a good password" and returns the context of their session. */
export async function createUser(): Promise<UserContext> {
  const email = `${randomUUID()}@example.org`;
  // Hashing a password for each person would take a tenth of the processor time of the tests.
  passwordHash ??= hashPassword("a good password");
  const user = await createAccount(guest, { email, username: "Ada", passwordHash: await passwordHash }, {});
  const actor = { kind: "user", userId: user.id, role: user.role, sessionId: randomUUID() } as const;
  return { ...guest, userId: user.id, actor };
}

/** Creates an admin and returns the context of their session. */
export async function createAdmin(): Promise<UserContext> {
  const { userId, ...ctx } = await createUser();
  await prisma().user.update({ where: { id: userId }, data: { role: "admin" } });
  return { ...ctx, userId, actor: { kind: "user", userId, role: "admin", sessionId: randomUUID() } };
}

/** Agrees or cancels on the simulator's consent page and returns the parameters of the redirect. */
export async function decideOnConsent(
  authorizeUrl: string,
  decision: "agree" | "cancel",
  user = defaultUserId,
) {
  const { searchParams } = await consent(authorizeUrl, user, decision);
  return {
    state: searchParams.get("state") ?? "",
    code: searchParams.get("code") ?? undefined,
    error: searchParams.get("error") ?? undefined,
  };
}

/** Connects a person through the consent page. */
export async function connect(ctx: UserContext, spotifyUser = defaultUserId): Promise<void> {
  const { authorizeUrl } = await startAuthorization(ctx);
  await finishAuthorization(ctx, await decideOnConsent(authorizeUrl, "agree", spotifyUser));
}

/** Creates a person who is connected to the simulator that the settings name. */
export async function createConnectedUser(
  user = defaultUserId,
  app: CredentialsInput = defaultApp,
): Promise<UserContext> {
  const ctx = await createUser();
  await saveCredentials(ctx, app);
  await connect(ctx, user);
  return ctx;
}

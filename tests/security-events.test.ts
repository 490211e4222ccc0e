import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { getMe } from "@/lib/accounts/get-me";
import { changePassword } from "@/lib/accounts/passwords/change-password";
import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { revokeSession } from "@/lib/accounts/sessions/revoke-session";
import { createBrowserSession, findSession } from "@/lib/accounts/sessions/sessions";
import { signOut } from "@/lib/accounts/sessions/sign-out";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { startImportAsAdmin } from "@/lib/admin/start-import-as-admin";
import { authOptions } from "@/lib/api/auth/auth-options";
import { identify } from "@/lib/api/auth/identify";
import { countRequest, limits } from "@/lib/api/limits";
import type { UserContext } from "@/lib/core/context";
import { log } from "@/lib/platform/log";
import { wholeLibraryOptions } from "@/testing/library/imports";
import { createUser, guest } from "@/testing/people";

const password = "a good password";
type Line = { event: string; address: string; userId?: string } & Record<string, string>;

/** Runs work and returns the security events that it logged, with their level. */
async function eventsOf(work: () => Promise<unknown>): Promise<(Line & { level: "info" | "warn" })[]> {
  const lines: (Line & { level: "info" | "warn" })[] = [];
  const spies = (["info", "warn"] as const).map(level =>
    vi.spyOn(log, level).mockImplementation((details, message) => {
      if (message === "security event") lines.push({ ...(details as Line), level });
    }),
  );
  await work().catch(() => undefined);
  for (const spy of spies) spy.mockRestore();
  return lines;
}

const atHome = async (): Promise<UserContext> => ({ ...(await createUser()), address: "203.0.113.7" });

it("Signing in and failing to is logged with address and account, without email address or password", async () => {
  const ctx = await atHome();
  const { email } = await getMe(ctx);
  const origin = { ...guest, address: "203.0.113.8", requestId: "req" };
  const lines = await eventsOf(async () => {
    await signIn(origin, { email, password: "a guess" }).catch(() => undefined);
    await signIn(origin, { email: "nobody@example.org", password: "a guess" }).catch(() => undefined);
    await signIn(origin, { email, password });
  });
  const common = { address: "203.0.113.8", requestId: "req" };
  expect(lines).toEqual([
    { level: "warn", event: "sign_in_failed", ...common, userId: ctx.userId },
    { level: "warn", event: "sign_in_failed", ...common, userId: undefined },
    { level: "info", event: "sign_in_succeeded", ...common, userId: ctx.userId },
  ]);
});

it("A sign-in that is refused after too many failures is logged", async () => {
  const origin = { ...guest, address: "203.0.113.9" };
  const lines = await eventsOf(async () => {
    for (let attempt = 0; attempt < 11; attempt++)
      await signIn(origin, { email: "guessed@example.org", password: "a guess" }).catch(() => undefined);
  });
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toMatchObject({ level: "warn", event: "sign_in_refused", address: "203.0.113.9" });
});

it("Every change of an account that matters for its security is logged once, without secrets", async () => {
  const ctx = await atHome();
  let secret = "";
  const lines = await eventsOf(async () => {
    const { id, token } = await createApiToken(ctx, { name: "Lamp", scopes: ["read"] });
    secret = token;
    await revokeApiToken(ctx, id);
    await revokeSession(ctx, await createBrowserSession(ctx.userId, {}));
    await changePassword(ctx, { password: "a guess", newPassword: password }).catch(() => undefined);
    await changePassword(ctx, { password, newPassword: password });
    await signOut(ctx);
    await deleteAccount(ctx, { password });
  });
  expect(lines.map(({ event }) => event)).toEqual([
    "api_token_created",
    "api_token_revoked",
    "session_ended",
    "confirmation_failed",
    "password_changed",
    "signed_out",
    "account_deleted",
  ]);
  for (const line of lines) expect(line).toMatchObject({ address: ctx.address, userId: ctx.userId });
  const text = JSON.stringify(lines);
  for (const value of [secret, password, "a guess"]) expect(text).not.toContain(value);
});

it("Signing out with next-auth ends the session and is logged once", async () => {
  const { userId, address } = await atHome();
  const sessionId = await createBrowserSession(userId, {});
  const { events } = authOptions({ ...guest, address }, undefined, () => undefined);
  const token = { sub: userId, sessionId };
  const lines = await eventsOf(async () => {
    await events?.signOut?.({ token, session: { expires: "" } });
    await events?.signOut?.({ token, session: { expires: "" } });
  });
  expect(lines).toMatchObject([{ event: "signed_out", address, userId }]);
  expect(await findSession(sessionId)).toBeNull();
});

it("What an admin does to other people is logged with the admin and the person", async () => {
  const [ctx, person] = [await atHome(), await createUser()];
  const actor = { kind: "user", userId: ctx.userId, role: "admin", sessionId: crypto.randomUUID() } as const;
  const lines = await eventsOf(() =>
    startImportAsAdmin({ ...ctx, actor }, person.userId, wholeLibraryOptions),
  );
  expect(lines).toMatchObject([
    { event: "admin_import_started", userId: ctx.userId, targetUserId: person.userId, address: ctx.address },
  ]);
});

it("A bearer token that does not exist is logged with the address, without the token", async () => {
  const request = new Request("http://tonearm.test", { headers: { authorization: "Bearer ta_s_guess" } });
  const lines = await eventsOf(() => identify(request, { ...guest, address: "203.0.113.10" }, false));
  expect(lines).toMatchObject([{ level: "warn", event: "token_refused", address: "203.0.113.10" }]);
  expect(JSON.stringify(lines)).not.toContain("guess");
});

it("A request above a limit is logged with the limit, the address and the person", async () => {
  const { userId } = await createUser();
  const lines = await eventsOf(async () => {
    for (let request = 0; request <= limits.files.requests; request++)
      await countRequest([
        { limit: "files", subject: userId },
        { limit: "address", subject: "203.0.113.11" },
      ]);
  });
  expect(lines).toEqual([
    expect.objectContaining({ event: "request_refused", limit: "files", address: "203.0.113.11", userId }),
  ]);
});

it("The documented filter of fail2ban finds the address of a failed sign-in", async () => {
  const [, filter = ""] = /^failregex = (.*)$/m.exec(readFileSync("docs/security-log.md", "utf8")) ?? [];
  const origin = { ...guest, address: "203.0.113.12" };
  const [line] = await eventsOf(() => signIn(origin, { email: "no@example.org", password: "a guess" }));
  const { level: _, ...details } = line as Line;
  const found = new RegExp(filter.replace("<SUBNET>", "([0-9a-f.:/]+)")).exec(JSON.stringify(details));
  expect(found?.[1]).toBe("203.0.113.12");
});

import { expect, it, vi } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { getMe } from "@/lib/accounts/get-me";
import {
  createBrowserSession,
  createTokenSession,
  findSession,
  findToken,
} from "@/lib/accounts/sessions/sessions";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { lockSignIns } from "@/lib/accounts/sign-in/sign-in-proof";
import { changePerson } from "@/lib/admin/change-person";
import { createInvite } from "@/lib/admin/create-invite";
import { createResetLinkAsAdmin } from "@/lib/admin/create-reset-link-as-admin";
import type { UserContext } from "@/lib/core/context";
import type { AppError } from "@/lib/core/errors";
import { prisma, sql } from "@/lib/platform/db";
import { createAdmin, createUser, guest } from "@/testing/people";
import { changePassword } from "./change-password";
import { createResetLink, findResetLink } from "./reset-links";
import { resetPassword } from "./reset-password";

const oldPassword = "a good password";
const password = "a better password";
const invalid = { code: "reset_link_invalid" };

const tokenOf = (url: string) => new URL(url).searchParams.get("token") ?? "";
const createToken = async ({ userId }: UserContext, kind: "mail" | "admin" = "admin") =>
  tokenOf(await createResetLink(userId, kind));

it("A link sets a new password once, ends every sign-in and keeps the API tokens", async () => {
  const ctx = await createUser();
  const { email } = await getMe(ctx);
  const session = await createBrowserSession(ctx.userId, {});
  const program = await createTokenSession(ctx.userId, {});
  const apiToken = await createApiToken(ctx, { name: "Lamp", scopes: ["read"] });
  const token = await createToken(ctx);
  await expect(resetPassword(guest, { token, password })).resolves.toMatchObject({ id: ctx.userId, email });
  expect([await findSession(session), await findToken(program)]).toEqual([null, null]);
  await expect(findToken(apiToken.token)).resolves.toMatchObject({ userId: ctx.userId });
  await expect(signIn(guest, { email, password: oldPassword })).rejects.toMatchObject({
    code: "wrong_email_or_password",
  });
  await expect(signIn(guest, { email, password })).resolves.toMatchObject({ email });
  await expect(resetPassword(guest, { token, password })).rejects.toMatchObject(invalid);
});

it("Of several requests with the same link, one sets the password", async () => {
  const token = await createToken(await createUser());
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () => resetPassword(guest, { token, password })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

it("A link expires after 30 minutes, and looking at it does not use it up", async () => {
  const [ctx, other] = [await createUser(), await createUser()];
  const [token, otherToken] = [await createToken(ctx), await createToken(other)];
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 29 * 60_000 });
  try {
    await expect(findResetLink(token)).resolves.toMatchObject({ userId: ctx.userId });
    await resetPassword(guest, { token, password });
    vi.setSystemTime(Date.now() + 60_000);
    await expect(findResetLink(otherToken)).resolves.toBeNull();
    await expect(resetPassword(guest, { token: otherToken, password })).rejects.toMatchObject(invalid);
  } finally {
    vi.useRealTimers();
  }
});

it.each([
  ["mail", "mail", false],
  ["admin", "admin", false],
  ["mail", "admin", false],
  // Anybody can ask for a mail: a stranger must not end the link that the admin has given to the person.
  ["admin", "mail", true],
] as const)(
  "After a link by %s and a newer one by %s, the older one works: %s",
  async (first, second, works) => {
    const ctx = await createUser();
    const older = await createToken(ctx, first);
    const newer = await createToken(ctx, second);
    expect((await findResetLink(older)) !== null).toBe(works);
    await resetPassword(guest, { token: newer, password });
    await expect(findResetLink(older)).resolves.toBeNull();
  },
);

it("Changing the password ends the links that were made before", async () => {
  const ctx = await createUser();
  const token = await createToken(ctx);
  await changePassword(ctx, { password: oldPassword, newPassword: password });
  await expect(resetPassword(guest, { token, password: "taken over" })).rejects.toMatchObject(invalid);
});

it("The database has only a hash of the link's token", async () => {
  const token = await createToken(await createUser());
  const rows = await sql("SELECT to_jsonb(r)::text AS row FROM password_resets r");
  expect(rows).not.toEqual([]);
  expect(JSON.stringify(rows)).not.toContain(token);
});

it("An admin makes a link for another person at the public address of this instance", async () => {
  const [admin, person] = [await createAdmin(), await createUser()];
  const { url } = await createResetLinkAsAdmin(admin, person.userId);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/reset-password\?token=[\w-]{43}$/);
  await expect(findResetLink(tokenOf(url))).resolves.toMatchObject({ userId: person.userId });
  await expect(createResetLinkAsAdmin(admin, crypto.randomUUID())).rejects.toMatchObject({
    code: "not_found",
  });
});

it.each([
  ["demoted", (by: UserContext, admin: UserContext) => changePerson(by, admin.userId, { role: "member" })],
  ["disabled", (by: UserContext, admin: UserContext) => changePerson(by, admin.userId, { disabled: true })],
  ["deleted", (_: UserContext, admin: UserContext) => deleteAccount(admin, { password: oldPassword })],
] as const)(
  "When an admin is %s, the links that admins have made end, and a running request makes no more",
  async (_, act) => {
    const [owner, admin, person] = [await createAdmin(), await createAdmin(), await createUser()];
    const byAdmin = tokenOf((await createResetLinkAsAdmin(admin, person.userId)).url);
    const byMail = await createToken(person, "mail");
    await act(owner, admin);
    await expect(findResetLink(byAdmin)).resolves.toBeNull();
    await expect(findResetLink(byMail)).resolves.not.toBeNull();
    // The request has read the role before it changed.
    const refused = { code: "not_allowed" };
    await expect(createResetLinkAsAdmin(admin, person.userId)).rejects.toMatchObject(refused);
    const invite = { note: "", maxUses: 1, expiresInDays: 7 };
    await expect(createInvite(admin, invite)).rejects.toMatchObject(refused);
  },
);

it("A disabled account gets no link, and its links do not come back when it is enabled", async () => {
  const [admin, person] = [await createAdmin(), await createUser()];
  const token = await createToken(person, "mail");
  await changePerson(admin, person.userId, { disabled: true });
  for (const create of [
    () => createResetLinkAsAdmin(admin, person.userId),
    () => createResetLink(person.userId, "admin"),
  ])
    await expect(create()).rejects.toMatchObject({
      code: "account_disabled",
      message: expect.stringContaining("a link for a new password would not work"),
    });
  await changePerson(admin, person.userId, { disabled: false });
  await expect(findResetLink(token)).resolves.toBeNull();
});

it.each([
  ["a link", async (ctx: UserContext) => resetPassword(guest, { token: await createToken(ctx), password })],
  [
    "the profile",
    (ctx: UserContext) => changePassword(ctx, { password: oldPassword, newPassword: password }),
  ],
] as const)(
  "A sign-in that checked the old password opens nothing after a new one by %s",
  async (_, change) => {
    const ctx = await createUser();
    const { email } = await getMe(ctx);
    const { proof } = await signIn(guest, { email, password: oldPassword });
    await createBrowserSession(ctx.userId, {}, proof);
    await change(ctx);
    const refused = { code: "wrong_email_or_password" };
    await expect(createBrowserSession(ctx.userId, {}, proof)).rejects.toMatchObject(refused);
    await expect(createTokenSession(ctx.userId, {}, proof)).rejects.toMatchObject(refused);
  },
);

it("A session that is created while the password changes waits for the change and is refused", async () => {
  const ctx = await createUser();
  const { proof } = await signIn(guest, { email: (await getMe(ctx)).email, password: oldPassword });
  const waiting = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database =
    (SELECT oid FROM pg_database WHERE datname = current_database())`;
  const session = await prisma().$transaction(async transaction => {
    await lockSignIns(transaction, ctx.userId);
    await transaction.user.update({ where: { id: ctx.userId }, data: { passwordHash: "another" } });
    const created = createBrowserSession(ctx.userId, {}, proof).catch((error: AppError) => error);
    await expect.poll(() => sql(waiting)).not.toEqual([]);
    return { created };
  });
  await expect(session.created).resolves.toMatchObject({ code: "wrong_email_or_password" });
});

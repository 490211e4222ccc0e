import { afterAll, expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { deleteAccount } from "@/lib/accounts/delete-account";
import {
  createBrowserSession,
  createTokenSession,
  findSession,
  findToken,
} from "@/lib/accounts/sessions/sessions";
import type { UserContext } from "@/lib/core/context";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { createAdmin, createUser } from "@/testing/people";
import { changePerson } from "./change-person";
import { deletePersonAsAdmin } from "./delete-person-as-admin";
import { listPeople } from "./list-people";
import { startImportAsAdmin } from "./start-import-as-admin";

afterAll(closeQueue);

const password = "a good password";

/** Makes these people the only admins. */
const keepAdmins = (...admins: UserContext[]) =>
  sql("UPDATE users SET role = 'member' WHERE id <> ALL($1)", [admins.map(({ userId }) => userId)]);

const enabledAdmins = async () =>
  (await sql<{ id: string }>("SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL")).length;

it("Disabling an account refuses its session, sign-in token and API token at once, and enabling brings all of them back", async () => {
  const [admin, ctx] = [await createAdmin(), await createUser()];
  const session = await createBrowserSession(ctx.userId, {});
  const tokens = [
    await createTokenSession(ctx.userId, {}),
    (await createApiToken(ctx, { name: "Lamp", scopes: ["read"] })).token,
  ];
  const found = async () =>
    (await Promise.all([findSession(session), ...tokens.map(findToken)])).map(entrance => entrance?.userId);
  const { userId } = ctx;
  expect(await found()).toEqual([userId, userId, userId]);
  expect((await changePerson(admin, userId, { disabled: true })).disabledAt).not.toBeNull();
  expect(await found()).toEqual([undefined, undefined, undefined]);
  expect((await changePerson(admin, userId, { disabled: false })).disabledAt).toBeNull();
  expect(await found()).toEqual([userId, userId, userId]);
});

it("Admins cannot disable or delete themselves, nor demote the last admin", async () => {
  const admin = await createAdmin();
  await keepAdmins(admin);
  const { userId } = admin;
  await expect(changePerson(admin, userId, { disabled: true })).rejects.toMatchObject({
    code: "own_account",
  });
  await expect(deletePersonAsAdmin(admin, userId)).rejects.toMatchObject({ code: "own_account" });
  await expect(changePerson(admin, userId, { role: "member" })).rejects.toMatchObject({ code: "last_admin" });
  const other = await createUser();
  await changePerson(admin, other.userId, { role: "admin", disabled: true });
  await expect(changePerson(admin, userId, { role: "member" })).rejects.toMatchObject({ code: "last_admin" });
  await changePerson(admin, other.userId, { disabled: false });
  await expect(changePerson(admin, userId, { role: "member" })).resolves.toMatchObject({ role: "member" });
});

it.each([
  ["demote", (ctx: UserContext, id: string) => changePerson(ctx, id, { role: "member" })],
  ["disable", (ctx: UserContext, id: string) => changePerson(ctx, id, { disabled: true })],
  ["delete", deletePersonAsAdmin],
] as const)("When two admins %s each other at the same time, exactly one of them stays", async (_, act) => {
  const [ada, eve] = [await createAdmin(), await createAdmin()];
  await keepAdmins(ada, eve);
  const outcomes = await Promise.allSettled([act(ada, eve.userId), act(eve, ada.userId)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "not_allowed" },
  });
  expect(await enabledAdmins()).toBe(1);
});

it("When the last enabled admin deletes their account, a disabled account does not become the admin", async () => {
  const [admin, disabled] = [await createAdmin(), await createAdmin()];
  await keepAdmins(admin, disabled);
  await changePerson(admin, disabled.userId, { disabled: true });
  // The oldest account that is enabled becomes the admin.
  await sql("UPDATE users SET created_at = 'epoch' WHERE id = $1", [disabled.userId]);
  const member = await createUser();
  await deleteAccount(admin, { password });
  expect(await enabledAdmins()).toBe(1);
  expect(await prisma().user.findUnique({ where: { id: disabled.userId } })).toMatchObject({
    disabledAt: expect.any(Date),
  });
  expect(await findSession(await createBrowserSession(member.userId, {}))).not.toBeNull();
});

it("The only enabled account is not deleted while others exist, because nobody could sign in or enable them", async () => {
  const [admin, member] = [await createAdmin(), await createUser()];
  await keepAdmins(admin);
  await sql("UPDATE users SET disabled_at = now() WHERE id <> $1", [admin.userId]);
  await expect(deleteAccount(admin, { password })).rejects.toMatchObject({ code: "last_admin" });
  await changePerson(admin, member.userId, { disabled: false });
  await deleteAccount(admin, { password });
  expect(await prisma().user.findMany({ where: { role: "admin", disabledAt: null } })).toMatchObject([
    { id: member.userId },
  ]);
});

it("An admin deletes an account, after which nothing of it is left", async () => {
  const [admin, ctx] = [await createAdmin(), await createUser()];
  await createBrowserSession(ctx.userId, {});
  await deletePersonAsAdmin(admin, ctx.userId);
  await expect(deletePersonAsAdmin(admin, ctx.userId)).rejects.toMatchObject({ code: "not_found" });
  expect((await listPeople(admin, { limit: 100 })).items.map(({ id }) => id)).not.toContain(ctx.userId);
  expect(await sql("SELECT 1 FROM sessions WHERE user_id = $1", [ctx.userId])).toEqual([]);
});

it("An admin cannot start an import for a disabled account", async () => {
  const [admin, ctx] = [await createAdmin(), await createUser()];
  await changePerson(admin, ctx.userId, { disabled: true });
  await expect(
    startImportAsAdmin(admin, ctx.userId, { playlists: "all", likedSongs: true }),
  ).rejects.toMatchObject({ code: "account_disabled" });
});

import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { signInWithIdentity } from "@/lib/accounts/sign-in/sign-in-with-identity";
import { changePerson } from "@/lib/admin/change-person";
import { createInvite } from "@/lib/admin/create-invite";
import { listInvites } from "@/lib/admin/list-invites";
import { revokeInvite } from "@/lib/admin/revoke-invite";
import type { Context } from "@/lib/core/context";
import { prisma, sql } from "@/lib/platform/db";
import { type Env, env } from "@/lib/platform/env";
import { createAdmin, createUser, guest } from "@/testing/people";
import { checkRegistration } from "./check-registration";
import { redeemInvite } from "./invites";
import { signUp } from "./sign-up";

// Made while registration is open.
const [admin, otherAdmin] = [await createAdmin(), await createAdmin()];
const setRegistration = (REGISTRATION: Env["REGISTRATION"]) => Object.assign(env(), { REGISTRATION });
setRegistration("invite");

const options = { note: "For Grace", maxUses: 1, expiresInDays: 7 };
const account = (invite?: string, email = `${randomUUID()}@example.org`) => ({
  email,
  username: "Grace",
  password: "a good password",
  invite,
});
const findInvite = async (id: string) =>
  (await listInvites(admin, { limit: 100 })).items.find(invite => invite.id === id);
const elsewhere: Context = { ...guest, address: "198.51.100.7" };

it("While registration is by invite, an account needs an invite, and one without gets none", async () => {
  for (const invite of [undefined, ""])
    await expect(signUp(guest, account(invite))).rejects.toMatchObject({ code: "invite_required" });
  await expect(signUp(guest, account("ta_i_made-up"))).rejects.toMatchObject({ code: "invite_unknown" });
  const { id, token, url } = await createInvite(admin, options);
  expect(url).toBe(`${env().PUBLIC_URL}/sign-up?invite=${token}`);
  await expect(signUp(guest, account(token))).resolves.toMatchObject({ role: "member" });
  await expect(findInvite(id)).resolves.toMatchObject({ state: "used", uses: 1, note: "For Grace" });
  await expect(signUp(guest, account(token))).rejects.toMatchObject({ code: "invite_used" });
});

it("A person whom the provider of single sign-on identifies needs an invite for a new account only", async () => {
  const person = {
    issuer: "https://id.example.org",
    subject: randomUUID(),
    email: `${randomUUID()}@example.org`,
    isEmailVerified: true,
    names: ["Grace"],
  };
  await expect(signInWithIdentity(guest, person, {})).rejects.toMatchObject({ code: "invite_required" });
  const { token: invite } = await createInvite(admin, options);
  const { id } = await signInWithIdentity(guest, person, { invite });
  await expect(signInWithIdentity(guest, person, {})).resolves.toMatchObject({ id });
});

it("Of many simultaneous sign-ups, an invite lets in as many as it allows", async () => {
  const { id, token } = await createInvite(admin, { ...options, maxUses: 3 });
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => signUp(guest, account(token))));
  const refusals = outcomes.filter(({ status }) => status === "rejected");
  expect(refusals).toHaveLength(5);
  for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { code: "invite_used" } });
  await expect(findInvite(id)).resolves.toMatchObject({ uses: 3 });
});

it("Of transactions that use an invite at the same moment, as many succeed as it allows", async () => {
  const { id, token } = await createInvite(admin, { ...options, maxUses: 2 });
  const redeem = () => prisma().$transaction(transaction => redeemInvite(transaction, token));
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, redeem));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  await expect(findInvite(id)).resolves.toMatchObject({ uses: 2 });
});

it("A sign-up that fails does not use the invite up", async () => {
  const { id, token } = await createInvite(admin, options);
  const taken = account((await createInvite(admin, options)).token);
  await signUp(guest, taken);
  await expect(signUp(guest, account(token, taken.email))).rejects.toMatchObject({ code: "email_taken" });
  await expect(findInvite(id)).resolves.toMatchObject({ state: "open", uses: 0 });
  await signUp(guest, account(token));
});

it("An expired and a revoked invite are told apart, by whoever has the link", async () => {
  const [expired, revoked] = [await createInvite(admin, options), await createInvite(admin, options)];
  await sql("UPDATE invites SET expires_at = now() WHERE id = $1", [expired.id]);
  await revokeInvite(admin, revoked.id);
  await revokeInvite(admin, revoked.id);
  for (const [{ id, token }, state] of [
    [expired, "expired"],
    [revoked, "revoked"],
  ] as const) {
    await expect(findInvite(id)).resolves.toMatchObject({ state, uses: 0 });
    await expect(checkRegistration(guest, token)).rejects.toMatchObject({ code: `invite_${state}` });
    await expect(signUp(guest, account(token))).rejects.toMatchObject({ code: `invite_${state}` });
  }
  await expect(revokeInvite(admin, randomUUID())).rejects.toMatchObject({ code: "not_found" });
});

it.each([
  ["demoted", { role: "member" }],
  ["disabled", { disabled: true }],
] as const)("The invites of an admin who is %s are revoked", async (_, changes) => {
  await changePerson(admin, otherAdmin.userId, { role: "admin", disabled: false });
  const invite = await createInvite(otherAdmin, options);
  await expect(findInvite(invite.id)).resolves.toMatchObject({ state: "open" });
  await changePerson(admin, otherAdmin.userId, changes);
  await expect(findInvite(invite.id)).resolves.toMatchObject({ state: "revoked" });
});

it.each([
  ["expires_at", "invite_expired"],
  ["revoked_at", "invite_revoked"],
])("An invite that ends while a sign-up runs (%s) lets nobody in", async (column, code) => {
  const { id, token } = await createInvite(admin, options);
  await sql(`UPDATE invites SET ${column} = now() - interval '1 second' WHERE id = $1`, [id]);
  const redeem = prisma().$transaction(transaction => redeemInvite(transaction, token));
  await expect(redeem).rejects.toMatchObject({ code });
  await expect(findInvite(id)).resolves.toMatchObject({ uses: 0 });
});

it("A hundred unknown invites from one address refuse all invites there, and known ones do not count", async () => {
  const { token } = await createInvite(admin, options);
  for (let attempt = 0; attempt < 120; attempt++) await checkRegistration(elsewhere, token);
  const guess = () => checkRegistration(elsewhere, `ta_i_${randomUUID()}`);
  for (let attempt = 0; attempt < 100; attempt++)
    await expect(guess()).rejects.toMatchObject({ code: "invite_unknown" });
  const refused = { code: "too_many_requests", message: expect.stringContaining("invites") };
  await expect(guess()).rejects.toMatchObject(refused);
  await expect(signUp(elsewhere, account(token))).rejects.toMatchObject(refused);
  await expect(checkRegistration(guest, token)).resolves.toBeUndefined();
});

it("The list of invites and the database contain no token", async () => {
  const { token } = await createInvite(admin, options);
  const rows = await sql("SELECT to_jsonb(i)::text AS row FROM invites i");
  expect(JSON.stringify([rows, await listInvites(admin, { limit: 100 })])).not.toContain(token);
});

it("An invite opens nothing while registration is closed, and is ignored while it is open", async () => {
  const { id, token } = await createInvite(admin, options);
  try {
    setRegistration("closed");
    await expect(signUp(guest, account(token))).rejects.toMatchObject({ code: "registration_closed" });
    setRegistration("open");
    await signUp(guest, account("ta_i_made-up"));
    await createUser();
    await expect(findInvite(id)).resolves.toMatchObject({ state: "open", uses: 0 });
  } finally {
    setRegistration("invite");
  }
});

import { expect, it } from "vitest";
import { getMe } from "@/lib/accounts/get-me";
import { changePassword } from "@/lib/accounts/passwords/change-password";
import { issueDevice } from "@/lib/accounts/sessions/known-device";
import { createTokenSession } from "@/lib/accounts/sessions/sessions";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { keyValue } from "@/lib/platform/key-value";
import { createUser, guest } from "@/testing/people";
import { signIn } from "./sign-in";
import { countSignInAttempt } from "./sign-in-attempts";

const password = "a good password";
let nextAddress = 0;
/** Returns the context of a guest at an address that no other test uses. */
const guestElsewhere = (): Context => {
  nextAddress++;
  return { ...guest, address: `198.51.${nextAddress >> 8}.${nextAddress & 255}` };
};

async function createAccount() {
  const ctx = await createUser();
  return { ctx, ...(await getMe(ctx)) };
}

/** Fails to sign in, without the time that checking a password takes. Attempts beyond a limit are refused. */
async function fail(ctx: Context, email: string, times: number): Promise<void> {
  for (let attempt = 0; attempt < times; attempt++)
    await countSignInAttempt(ctx, email).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
}

/** Reaches the limit of an account from many addresses. */
async function attack(email: string): Promise<void> {
  for (let address = 0; address < 11; address++) await fail(guestElsewhere(), email, 10);
}

const refused = { code: "too_many_requests" };

it("Strangers cannot lock a person out of a browser that has signed in before", async () => {
  const { email } = await createAccount();
  await attack(email);
  const device = await issueDevice(email);
  await expect(signIn({ ...guestElsewhere(), device }, { email, password })).resolves.toMatchObject({
    email,
  });
  await expect(signIn(guestElsewhere(), { email, password })).rejects.toMatchObject(refused);
});

it("Strangers cannot lock a person out of an address from which they have signed in before", async () => {
  const { email, id } = await createAccount();
  const home = guestElsewhere();
  await createTokenSession(id, { address: home.address });
  await attack(email);
  await expect(signIn(home, { email, password })).resolves.toMatchObject({ email });
});

it("Failures of others at the same address lock out neither known browsers nor accounts that signed in there", async () => {
  const [browser, program, newcomer] = [await createAccount(), await createAccount(), await createAccount()];
  const office = guestElsewhere();
  await createTokenSession(program.id, { address: office.address });
  for (let account = 0; account < 11; account++) await fail(office, `nobody-${account}@example.org`, 10);
  const device = await issueDevice(browser.email);
  await expect(signIn({ ...office, device }, { email: browser.email, password })).resolves.toBeDefined();
  await expect(signIn(office, { email: program.email, password })).resolves.toBeDefined();
  await expect(signIn(office, { email: newcomer.email, password })).rejects.toMatchObject(refused);
});

it("Guessing with a device cookie is limited to ten failures, and the cookie of another account does not count", async () => {
  const { email } = await createAccount();
  const device = await issueDevice(email);
  for (let address = 0; address < 5; address++) await fail({ ...guestElsewhere(), device }, email, 2);
  await expect(signIn({ ...guestElsewhere(), device }, { email, password })).rejects.toMatchObject(refused);
  await attack(email);
  for (const forged of [await issueDevice("eve@example.org"), `${device}x`, "", "x.y"])
    await expect(signIn({ ...guestElsewhere(), device: forged }, { email, password })).rejects.toMatchObject(
      refused,
    );
});

it("A change of the password ends the device cookies of the account", async () => {
  const { ctx, email } = await createAccount();
  const device = await issueDevice(email);
  const newPassword = "a better password";
  await changePassword(ctx, { password, newPassword });
  await attack(email);
  const signInWith = (cookie: string) =>
    signIn({ ...guestElsewhere(), device: cookie }, { email, password: newPassword });
  await expect(signInWith(device)).rejects.toMatchObject(refused);
  await expect(signInWith(await issueDevice(email))).resolves.toMatchObject({ email });
});

it("Failed sign-ins do not keep a signed-in person from changing the password", async () => {
  const { ctx, email } = await createAccount();
  await attack(email);
  await fail(ctx, email, 20);
  const newPassword = "a better password";
  await expect(changePassword(ctx, { password, newPassword })).resolves.toBeUndefined();
});

it("Ten wrong confirmations of the password lock only the session that sent them", async () => {
  const { ctx } = await createAccount();
  const change = (sessionId: string, given: string) =>
    changePassword(
      { ...ctx, actor: { kind: "user", userId: ctx.userId, role: "member", sessionId } },
      { password: given, newPassword: password },
    );
  const [stolen, own] = [crypto.randomUUID(), crypto.randomUUID()];
  for (let attempt = 0; attempt < 10; attempt++)
    await expect(change(stolen, "a guess")).rejects.toMatchObject({ code: "wrong_password" });
  await expect(change(stolen, password)).rejects.toMatchObject(refused);
  await expect(change(own, password)).resolves.toBeUndefined();
});

it("A refused sign-in may be tried again when the counter ends, not a whole window later", async () => {
  const { email } = await createAccount();
  const ctx = guestElsewhere();
  const key = `sign-in-failures/account/${email}/address/${ctx.address}`;
  await keyValue().increment(key, 20, 10);
  const error = await signIn(ctx, { email, password }).catch((reason: AppError) => reason);
  const waitMs = Number((error as AppError).retryAt) - Date.now();
  expect(waitMs).toBeGreaterThan(10_000);
  expect(waitMs).toBeLessThanOrEqual(20_000);
});

it("A refused address creates no counters of accounts", async () => {
  const ctx = guestElsewhere();
  for (let account = 0; account < 10; account++) await fail(ctx, `nobody-${account}@example.com`, 10);
  const email = "made-up@example.com";
  await expect(countSignInAttempt(ctx, email)).rejects.toMatchObject(refused);
  for (const key of [`account/${email}`, `account/${email}/address/${ctx.address}`])
    expect(await keyValue().increment(`sign-in-failures/${key}`, 300, 0)).toMatchObject({ count: 0 });
});

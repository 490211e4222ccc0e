import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { getMe } from "@/lib/accounts/get-me";
import { createResetLink } from "@/lib/accounts/passwords/reset-links";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { setUpCode } from "@/lib/accounts/registration/set-up-code";
import { signUp } from "@/lib/accounts/registration/sign-up";
import { listSessions } from "@/lib/accounts/sessions/list-sessions";
import { revokeSession } from "@/lib/accounts/sessions/revoke-session";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { changePerson } from "@/lib/admin/change-person";
import { createInvite } from "@/lib/admin/create-invite";
import { prisma } from "@/lib/platform/db";
import { createAdmin, createUser, guest } from "@/testing/people";
import { Browser, simulatedSignOn, withSettings } from "@/testing/sign-on/sign-on";

const provider = await simulatedSignOn();

let count = 0;
/** Creates an account at the provider. @returns its login */
function createLogin(account: Parameters<typeof provider.accounts.set>[1] = {}): string {
  const login = `login-${++count}`;
  provider.accounts.set(login, { email: `${login}@example.org`, email_verified: true, ...account });
  return login;
}

it("From another network the first account needs the set-up code; it becomes admin even while registration is closed", async () => {
  withSettings({ REGISTRATION: "closed" });
  const browser = new Browser("203.0.113.9");
  const login = createLogin();
  for (const form of [{ setUpCode: "" }, { setUpCode: "wrong" }])
    expect(await browser.signOn(login, form)).toBe("/sign-up?problem=set_up_code_needed&next=%2Fmusic");
  expect(await browser.signOn(login, { setUpCode: setUpCode() })).toBe("/music");
  const ctx = await browser.person();
  expect(ctx && (await getMe(ctx)).role).toBe("admin");
});

it("Signing in the first time creates an account without a password and a session like any other", async () => {
  const browser = new Browser();
  const login = createLogin({ preferred_username: "ada", name: "Ada Lovelace" });
  expect(await browser.signOn(login, { next: "/playlists/1?q=a" })).toBe("/playlists/1?q=a");
  const ctx = await browser.person();
  if (!ctx) throw new Error("Nobody is signed in.");
  expect(await getMe(ctx)).toMatchObject({ email: `${login}@example.org`, username: "ada" });
  expect(await prisma().user.findUnique({ where: { id: ctx.userId } })).toMatchObject({ passwordHash: null });
  expect(browser.jar.has("next-auth.session-token")).toBe(true);
  expect(browser.jar.has("device")).toBe(true);
  expect(browser.jar.has("single-sign-on")).toBe(false);
  const { items } = await listSessions(ctx, { limit: 10 });
  expect(items).toMatchObject([{ kind: "browser", userAgent: "Firefox", isCurrent: true }]);
  await revokeSession(ctx, items[0]?.id ?? "");
  expect(await browser.person()).toBeNull();
});

it("Signing in again opens the same account, whatever e-mail address the provider reports now", async () => {
  const login = createLogin();
  const [first, second] = [new Browser(), new Browser()];
  await first.signOn(login);
  provider.accounts.set(login, { email: (await getMe(await createUser())).email });
  await second.signOn(login);
  const ids = [await first.person(), await second.person()].map(person => person?.userId);
  expect(ids[0]).toBeTruthy();
  expect(ids[1]).toBe(ids[0]);
});

it("Signing in ends the session that the browser had", async () => {
  const browser = new Browser();
  await browser.signOn(createLogin());
  const former = await browser.person();
  browser.leaveProvider();
  await browser.signOn(createLogin());
  expect((await browser.person())?.userId).not.toBe(former?.userId);
  expect(await prisma().session.count({ where: { userId: former?.userId ?? "" } })).toBe(0);
});

it.each([
  ["verified", true, "account_not_connected"],
  ["unverified", false, "provider_email_unusable"],
])("A %s e-mail address that has an account here never opens that account", async (_, isVerified, code) => {
  const owner = await createUser();
  const { email } = await getMe(owner);
  const browser = new Browser();
  const path = await browser.signOn(createLogin({ email: email.toUpperCase(), email_verified: isVerified }));
  expect(path).toContain(`/sign-in?problem=${code}`);
  expect(await browser.person()).toBeNull();
  expect(await prisma().identity.count({ where: { userId: owner.userId } })).toBe(0);
});

it.each([
  ["without an e-mail address", { email: undefined as never }, "missing"],
  ["with an e-mail address that is none", { email: "ada" }, "missing"],
  ["with an unverified e-mail address", { email_verified: false }, "unverified"],
  ["with an e-mail address that may be verified", { email_verified: undefined as never }, "unverified"],
])("A person %s gets no account", async (_, account, reason) => {
  const browser = new Browser();
  const path = await browser.signOn(createLogin(account));
  expect(path).toContain(`problem=provider_email_unusable&reason=${reason}`);
  expect(await browser.person()).toBeNull();
});

it("A statement that the e-mail address is verified does not count for an address from elsewhere", async () => {
  const [login, browser] = [createLogin({ email_verified: false }), new Browser()];
  provider.tamper(claims => ({ ...claims, email_verified: true }));
  expect(await browser.signOn(login)).toContain("problem=provider_email_unusable&reason=unverified");
});

it.each([
  ["ada", { preferred_username: "ada" }],
  ["Ada Lovelace", { preferred_username: "a", name: "Ada Lovelace" }],
  ["x".repeat(40), { preferred_username: "x".repeat(300) }],
  ["a b", { preferred_username: "a\u0000b" }],
  ["x".repeat(39), { preferred_username: `${"x".repeat(39)}🎧🎧` }],
])("A new account gets the username %s", async (username, account) => {
  const browser = new Browser();
  await browser.signOn(createLogin(account));
  const ctx = await browser.person();
  expect(ctx && (await getMe(ctx)).username).toBe(username);
});

it("While registration is closed, people with an account sign in and others read why not", async () => {
  const login = createLogin();
  await new Browser().signOn(login);
  withSettings({ REGISTRATION: "closed" });
  const [known, stranger] = [new Browser(), new Browser()];
  expect(await known.signOn(login)).toBe("/music");
  expect(await stranger.signOn(createLogin())).toBe("/sign-in?problem=registration_closed&next=%2Fmusic");
  expect(await stranger.person()).toBeNull();
});

it("With registration by invite, the invite of the link lets a new person in", async () => {
  const { token } = await createInvite(await createAdmin(), { note: "", maxUses: 1, expiresInDays: 1 });
  withSettings({ REGISTRATION: "invite" });
  const [login, browser] = [createLogin(), new Browser()];
  expect(await browser.signOn(login)).toBe("/sign-in?problem=invite_required&next=%2Fmusic");
  expect(await browser.signOn(login, { invite: token })).toBe("/music");
  browser.leaveProvider();
  const path = await browser.signOn(createLogin(), { invite: token });
  expect(path, "the link still works for another try").toBe(
    `/sign-up?problem=invite_used&next=%2Fmusic&invite=${token}`,
  );
});

it("A disabled account is refused", async () => {
  const [login, browser] = [createLogin(), new Browser()];
  await browser.signOn(login);
  const ctx = await browser.person();
  await changePerson(await createAdmin(), ctx?.userId ?? "", { disabled: true });
  expect(await browser.signOn(login)).toBe("/sign-in?problem=account_disabled&reason=own&next=%2Fmusic");
  expect(await browser.person()).toBeNull();
});

it("Two first sign-ins of a person at once create one account", async () => {
  const login = createLogin();
  const browsers = [new Browser(), new Browser(), new Browser()];
  const addresses = await Promise.all(
    browsers.map(async browser => browser.visit(await browser.start(), login)),
  );
  const paths = await Promise.all(
    browsers.map((browser, index) => browser.comeBack(addresses[index] as URL)),
  );
  expect(paths).toEqual(["/music", "/music", "/music"]);
  const ids = await Promise.all(browsers.map(async browser => (await browser.person())?.userId));
  expect(new Set(ids).size).toBe(1);
});

it("With passwords switched off, only single sign-on and a link from the command line let people in", async () => {
  const { userId } = await createUser();
  const { email } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  withSettings({ PASSWORD_SIGN_IN: "off" });
  await expect(signIn(guest, { email, password: "a good password" })).rejects.toMatchObject({
    code: "passwords_off",
  });
  const account = { email: "new@example.org", username: "Ada", password: "a good password" };
  await expect(signUp(guest, account)).rejects.toMatchObject({ code: "passwords_off" });
  expect(await new Browser().signOn(createLogin())).toBe("/music");
  const token = new URL(await createResetLink(userId, "admin")).searchParams.get("token") ?? "";
  expect((await resetPassword(guest, { token, password: "a good password" })).id).toBe(userId);
});

it("An API token of an account without a password works", async () => {
  const browser = new Browser();
  await browser.signOn(createLogin());
  const ctx = await browser.person();
  expect(ctx && (await createApiToken(ctx, { name: "Lamp", scopes: ["read"] })).token).toMatch(/^ta_k_/);
});

it("Spotify's answer that waits in the browser is used after single sign-on", async () => {
  const browser = new Browser();
  browser.jar.keep(new Response(null, { headers: { "set-cookie": "tonearm-3000.tonearm-consent=kept" } }));
  expect(await browser.signOn(createLogin())).toBe("/callback");
});

it("A form that is refused leads to a screen that says so", async () => {
  const reply = await new Browser().send({ purpose: "made-up" });
  expect(reply.headers.get("location")).toContain("/sign-in?problem=validation_failed");
});

it("Without the settings, the addresses of single sign-on answer 404", async () => {
  withSettings({ OIDC_ISSUER: undefined });
  const browser = new Browser();
  expect(await browser.send()).toMatchObject({ status: 404 });
  expect(await browser.comeBack(new URL("http://127.0.0.1:3000/api/auth/callback/oidc?code=a"))).toBe(
    "no location, 404",
  );
});

import { describe, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { getMe } from "@/lib/accounts/get-me";
import { changePassword } from "@/lib/accounts/passwords/change-password";
import { createResetLink } from "@/lib/accounts/passwords/reset-links";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { signUp } from "@/lib/accounts/registration/sign-up";
import { createBrowserSession } from "@/lib/accounts/sessions/sessions";
import { connectIdentity } from "@/lib/accounts/sign-in/connect-identity";
import { disconnectIdentity } from "@/lib/accounts/sign-in/disconnect-identity";
import { getSingleSignOn } from "@/lib/accounts/sign-in/get-single-sign-on";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { signInWithIdentity } from "@/lib/accounts/sign-in/sign-in-with-identity";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { guest } from "@/testing/people";
import { Browser, simulatedSignOn, withSettings } from "@/testing/sign-on/sign-on";

const provider = await simulatedSignOn();
const password = "a good password";

let count = 0;
function createLogin(): string {
  const login = `login-${++count}`;
  provider.accounts.set(login, { email: `${login}@example.org`, email_verified: true });
  return login;
}

const personIn = async (browser: Browser): Promise<UserContext> => {
  const ctx = await browser.person();
  if (!ctx) throw new Error("Nobody is signed in.");
  return ctx;
};

/** Creates an account with a password, signed in in a browser. */
async function personWithPassword() {
  const email = `${crypto.randomUUID()}@example.org`;
  const user = await signUp(guest, { email, username: "Ada", password });
  const browser = new Browser();
  await browser.openSession(user);
  return { browser, email, ctx: await personIn(browser) };
}

/** Creates an account by single sign-on, signed in in a browser. */
async function personWithoutPassword() {
  const [browser, login] = [new Browser(), createLogin()];
  await browser.signOn(login);
  return { browser, login, ctx: await personIn(browser) };
}

const identitiesOf = ({ userId }: UserContext) => prisma().identity.count({ where: { userId } });

describe("connecting", () => {
  it("A person connects the account from inside and then signs in to it from anywhere", async () => {
    const { browser, ctx } = await personWithPassword();
    const login = createLogin();
    expect(await browser.signOn(login, { purpose: "connect" })).toBe("/profile?sign-on=connected");
    expect(await getSingleSignOn(ctx)).toMatchObject({
      provider: "Home",
      connectedAt: expect.any(String),
      hasPassword: true,
    });
    const other = new Browser();
    await other.signOn(login);
    expect((await personIn(other)).userId).toBe(ctx.userId);
  });

  it("Only somebody who is signed in can connect", async () => {
    const reply = await new Browser().send({ purpose: "connect" });
    expect(reply.headers.get("location")).toContain("/profile?problem=not_signed_in");
    expect(reply.headers.getSetCookie()).toEqual([]);
  });

  it("A reply connects nothing after the person has signed out, or for somebody else who has signed in", async () => {
    const { browser, ctx } = await personWithPassword();
    const back = await browser.visit(await browser.start({ purpose: "connect" }), createLogin());
    const stranger = await personWithPassword();
    browser.jar.keep(
      new Response(null, {
        headers: stranger.browser.jar.header.split("; ").map(pair => ["set-cookie", pair]),
      }),
    );
    expect(await browser.comeBack(back)).toBe("/profile?problem=single_sign_on_unknown");
    expect([await identitiesOf(ctx), await identitiesOf(stranger.ctx)]).toEqual([0, 0]);
  });

  it("An account at the provider belongs to one person, whoever else connects it", async () => {
    const owner = await personWithoutPassword();
    const { browser, ctx } = await personWithPassword();
    expect(await browser.signOn(owner.login, { purpose: "connect" })).toBe(
      "/profile?problem=identity_taken&reason=elsewhere",
    );
    expect(await identitiesOf(ctx)).toBe(0);
    expect(await identitiesOf(owner.ctx)).toBe(1);
  });

  it("A second account at the provider is not connected beside the first", async () => {
    const { browser, ctx, login } = await personWithoutPassword();
    expect(await browser.signOn(login, { purpose: "connect" })).toBe("/profile?sign-on=connected");
    browser.leaveProvider();
    expect(await browser.signOn(createLogin(), { purpose: "connect" })).toBe(
      "/profile?problem=identity_taken&reason=another",
    );
    expect(await identitiesOf(ctx)).toBe(1);
  });
});

describe("disconnecting", () => {
  it("A person with a password disconnects, which ends all other sign-ins", async () => {
    const { browser, ctx } = await personWithPassword();
    const login = createLogin();
    await browser.signOn(login, { purpose: "connect" });
    const other = new Browser();
    await other.signOn(login);
    await disconnectIdentity(ctx);
    expect(await other.person()).toBeNull();
    expect(await browser.person()).not.toBeNull();
    await expect(disconnectIdentity(ctx)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["mail", "admin"] as const)(
    "A new password by a link (%s) ends the connection that a stranger has made, also one that is being made",
    async kind => {
      const { browser, ctx } = await personWithPassword();
      const login = createLogin();
      await browser.signOn(login, { purpose: "connect" });
      const token = new URL(await createResetLink(ctx.userId, kind)).searchParams.get("token") ?? "";
      await resetPassword(guest, { token, password: "a better password" });
      const identity = { issuer: provider.issuer, subject: "somebody" };
      await expect(connectIdentity(ctx, identity)).rejects.toMatchObject({ code: "not_signed_in" });
      const stranger = new Browser();
      await stranger.signOn(login);
      expect((await stranger.person())?.userId).not.toBe(ctx.userId);
      expect(await identitiesOf(ctx)).toBe(0);
    },
  );

  it("A sign-in that the provider has confirmed opens nothing after the account was disconnected", async () => {
    const { ctx } = await personWithPassword();
    const identity = { issuer: "http://127.0.0.1", subject: crypto.randomUUID() };
    await prisma().identity.create({ data: { userId: ctx.userId, ...identity } });
    const person = { ...identity, isEmailVerified: true, names: [] };
    const { proof } = await signInWithIdentity(guest, person, {});
    await createBrowserSession(ctx.userId, {}, proof);
    await prisma().identity.deleteMany({ where: { userId: ctx.userId } });
    await expect(createBrowserSession(ctx.userId, {}, proof)).rejects.toMatchObject({
      code: "not_signed_in",
    });
  });

  it("The only way to sign in cannot be disconnected", async () => {
    const { ctx } = await personWithoutPassword();
    await expect(disconnectIdentity(ctx)).rejects.toMatchObject({ code: "only_sign_in" });
    const { browser, ctx: withPassword } = await personWithPassword();
    await browser.signOn(createLogin(), { purpose: "connect" });
    withSettings({ PASSWORD_SIGN_IN: "off" });
    await expect(disconnectIdentity(withPassword)).rejects.toMatchObject({ code: "only_sign_in" });
    expect([await identitiesOf(ctx), await identitiesOf(withPassword)]).toEqual([1, 1]);
  });
});

describe("confirming without a password", () => {
  it("The refusal says what to do first: confirm, connect, or set a password", async () => {
    const refusalOf = (ctx: UserContext) => deleteAccount(ctx, {}).catch(error => error.parameters);
    const { ctx } = await personWithoutPassword();
    const { ctx: unconnected } = await personWithPassword();
    withSettings({ PASSWORD_SIGN_IN: "off" });
    expect(await refusalOf(ctx)).toMatchObject({ reason: "provider" });
    expect(await refusalOf(unconnected)).toMatchObject({ reason: "connect" });
    withSettings({ PASSWORD_SIGN_IN: "on", OIDC_ISSUER: undefined });
    expect(await refusalOf(ctx)).toMatchObject({ reason: "impossible" });
  });

  it("Deleting the account and setting a password need a fresh sign-in at the provider, by the same person, in the same browser", async () => {
    const { browser, ctx, login } = await personWithoutPassword();
    const { email } = await getMe(ctx);
    const setPassword = () => changePassword(ctx, { newPassword: password });
    for (const change of [
      setPassword,
      () => deleteAccount(ctx, {}),
      () => deleteAccount(ctx, { password: "" }),
    ])
      await expect(change()).rejects.toMatchObject({ code: "confirmation_needed" });
    const other = new Browser();
    await other.signOn(login);
    expect(await browser.signOn(login, { purpose: "confirm" })).toBe("/profile?sign-on=confirmed");
    expect(await getSingleSignOn(ctx)).toMatchObject({ confirmedUntil: expect.any(String) });
    await expect(deleteAccount(await personIn(other), {})).rejects.toMatchObject({
      code: "confirmation_needed",
    });
    await setPassword();
    expect((await signIn(guest, { email, password })).id).toBe(ctx.userId);
    // From now on the password confirms.
    await expect(deleteAccount(ctx, {})).rejects.toMatchObject({ code: "wrong_password" });
    await disconnectIdentity(ctx);
    await deleteAccount(ctx, { password });
    expect(await browser.person()).toBeNull();
  });

  it("A confirmation ends after ten minutes", async () => {
    const { browser, ctx, login } = await personWithoutPassword();
    await browser.signOn(login, { purpose: "confirm" });
    await prisma().session.updateMany({
      where: { userId: ctx.userId },
      data: { confirmedAt: new Date(Date.now() - 10 * 60_000) },
    });
    await expect(deleteAccount(ctx, {})).rejects.toMatchObject({ code: "confirmation_needed" });
  });

  it("Another person's account at the provider confirms nothing", async () => {
    const { browser, ctx } = await personWithoutPassword();
    browser.leaveProvider();
    expect(await browser.signOn(createLogin(), { purpose: "confirm" })).toBe(
      "/profile?problem=identity_differs",
    );
    await expect(deleteAccount(ctx, {})).rejects.toMatchObject({ code: "confirmation_needed" });
  });

  it.each([
    ["an old sign-in", { auth_time: Math.floor(Date.now() / 1000) - 3600 }],
    ["a sign-in without time", { auth_time: undefined }],
  ])("A provider that answers with %s confirms nothing", async (_, claims) => {
    const { browser, ctx, login } = await personWithoutPassword();
    provider.tamper(token => ({ ...token, ...claims }));
    expect(await browser.signOn(login, { purpose: "confirm" })).toContain(
      "/profile?problem=single_sign_on_failed",
    );
    await expect(deleteAccount(ctx, {})).rejects.toMatchObject({ code: "confirmation_needed" });
  });
});

describe("outages", () => {
  it("A provider that does not answer leads to an explanation, before and after the visit", async () => {
    const browser = new Browser();
    const back = await browser.visit(await browser.start(), createLogin());
    provider.answer("/.well-known/openid-configuration", (_, response) => response.writeHead(503).end());
    expect(await browser.comeBack(back)).toBe("/sign-in?problem=single_sign_on_unavailable&next=%2Fmusic");
    const reply = await browser.send({ next: "/history" });
    expect(reply.status).toBe(303);
    expect(reply.headers.get("location")).toContain(
      "/sign-in?problem=single_sign_on_unavailable&next=%2Fhistory",
    );
  });

  it.each([
    ["endless", "x".repeat(600 * 1024)],
    ["no JSON", "<html>"],
    ["not about a provider", "{}"],
  ])("A description that is %s is not used", async (_, body) => {
    provider.answer("/.well-known/openid-configuration", (_request, response) => response.end(body));
    const reply = await new Browser().send();
    expect(reply.headers.get("location")).toContain("problem=single_sign_on_unavailable");
  });
});

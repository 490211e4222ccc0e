import { z } from "zod";
import { apiToken, createdApiToken, me, signInReply, user } from "@/lib/schemas/accounts";
import { pageOf } from "@/lib/schemas/common";
import { Api, parseProblem, randomAddress } from "../support/api";
import { generated } from "../support/instances/stacks";
import { createAccount, signIn, signInWithCookie } from "../support/people";
import { expect, test } from "../support/test";

test("a person registers, signs in in any spelling of the email, and reads their own account", async ({
  anonymous,
}) => {
  const { email, username, password } = createAccount();
  const registered = await anonymous.expect(201, z.object({ user }), "POST", "/auth/register", {
    body: { email: ` ${email.toUpperCase()} `, username, password },
  });
  expect(registered.user).toMatchObject({ email, username, role: "member" });
  const signedIn = await anonymous.expect(200, signInReply, "POST", "/auth/login", {
    body: { email: email.toUpperCase(), password },
  });
  expect(signedIn.user).toEqual(registered.user);
  const ada = await anonymous.withToken(signedIn.accessToken).expect(200, me, "GET", "/me");
  expect(ada).toMatchObject(registered.user);
});

test("an email address that is taken is refused and named", async ({ anonymous, person }) => {
  const { email, username, password } = person;
  const { errors } = await anonymous.expectProblem(409, "email_taken", "POST", "/auth/register", {
    body: { email: email.toUpperCase(), username, password },
  });
  expect(errors).toMatchObject([{ path: "email" }]);
});

test("a wrong password and an unknown email address get the same reply", async ({ anonymous, person }) => {
  const problems = [];
  for (const { email } of [person, createAccount()]) {
    const body = { email, password: "not the password" };
    const problem = await anonymous.expectProblem(401, "wrong_email_or_password", "POST", "/auth/login", {
      body,
    });
    problems.push({ ...problem, requestId: "" });
  }
  expect(problems[0]).toEqual(problems[1]);
});

test("after ten failed sign-ins the next one is refused until a given time", async ({ anonymous }) => {
  const { email } = createAccount();
  const attempt = { body: { email, password: "wrong" } };
  for (let count = 0; count < 10; count++)
    await anonymous.expectProblem(401, "wrong_email_or_password", "POST", "/auth/login", attempt);
  const reply = await anonymous.send("POST", "/auth/login", attempt);
  const { retryAt } = parseProblem(reply, 429, "too_many_requests");
  expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
  expect(Date.parse(retryAt ?? "")).toBeGreaterThan(Date.now());
});

test("an API token is shown once, works until it is revoked, and says when it was used", async ({
  person: { api },
}) => {
  const created = await api.expect(201, createdApiToken, "POST", "/me/api-tokens", {
    body: { name: "lamp", scopes: ["read", "read"] },
  });
  expect(created).toMatchObject({ name: "lamp", scopes: ["read"], lastUsedAt: null });
  const lamp = api.withToken(created.token);
  await lamp.expect(200, me, "GET", "/me");
  const { items } = await api.expect(200, pageOf(apiToken), "GET", "/me/api-tokens");
  expect(items).toMatchObject([{ id: created.id, lastUsedAt: expect.any(String) }]);
  await api.expectEmpty("DELETE", `/me/api-tokens/${created.id}`);
  await lamp.expectProblem(401, "not_signed_in", "GET", "/me");
  await api.expectProblem(404, "not_found", "DELETE", `/me/api-tokens/${created.id}`);
});

test("sessions and API tokens are listed in pages", async ({ person }) => {
  const { api } = person;
  for (const name of ["one", "two", "three"]) {
    await api.json("POST", "/me/api-tokens", { name, scopes: ["read"] });
    await signIn(person);
  }
  type Page = { items: { id: string }[]; nextCursor: string | null };
  for (const path of ["/me/api-tokens", "/me/sessions"]) {
    const all = await api.json<Page>("GET", path);
    const ids: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Page = await api.json("GET", `${path}?limit=1${cursor && `&cursor=${cursor}`}`);
      expect(page.items).toHaveLength(1);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids.length).toBeGreaterThan(2);
    expect(ids).toEqual(all.items.map(({ id }) => id));
  }
});

test("a browser's session that was ended is over for next-auth as well", async ({ person }) => {
  const browser = await signInWithCookie(person);
  const session = async () => (await browser.request("GET", "/api/auth/session")).json;
  expect(await session()).toMatchObject({ user: { email: person.email } });
  const { items } = await person.api.json<{ items: { id: string; kind: string }[] }>("GET", "/me/sessions");
  const browserSession = items.find(({ kind }) => kind === "browser");
  await person.api.expectEmpty("DELETE", `/me/sessions/${browserSession?.id}`);
  expect(await session()).toEqual({});
});

test("signing out through next-auth also ends copies of the cookie", async ({ person }) => {
  const browser = await signInWithCookie(person);
  const copy = new Api(generated.url, { cookie: browser.headers.cookie ?? "" });
  await copy.expect(200, me, "GET", "/me");
  const csrf = await browser.request("GET", "/api/auth/csrf");
  const { csrfToken } = csrf.json as { csrfToken: string };
  await browser.request("POST", "/api/auth/signout", {
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  await copy.expectProblem(401, "not_signed_in", "GET", "/me");
});

test("next-auth's own addresses have the same guards and limits as the API", async ({ anonymous }) => {
  const large = { csrfToken: "x".repeat(1024 * 1024) };
  for (const [body, status, code] of [
    ["{", 400, "bad_request"],
    [{ callbackUrl: {} }, 400, "bad_request"],
    [large, 413, "body_too_large"],
    [new URLSearchParams(large), 413, "body_too_large"],
  ] as const) {
    const reply = await anonymous.request("POST", "/api/auth/callback/credentials", { body });
    parseProblem(reply, status, code);
  }
  const { headers } = await anonymous.request("GET", "/api/auth/csrf", { headers: randomAddress() });
  expect(headers.ratelimit).toMatch(/"address";r=11999;/);
});

test("a browser signs in through next-auth and has the same rights", async ({ person }) => {
  const browser = await signInWithCookie(person);
  expect((await browser.expect(200, me, "GET", "/me")).id).toBe(person.id);
  const stranger = await signInWithCookie(createAccount());
  await stranger.expectProblem(401, "not_signed_in", "GET", "/me");
});

test("no reply holds a password or its hash", async ({ person: { api } }) => {
  for (const path of ["/me", "/me/api-tokens", "/me/spotify", "/me/spotify/credentials"])
    expect((await api.send("GET", path)).text).not.toMatch(/argon2|password|hash/i);
});

test("the health checks say that the process lives and can serve", async ({ anonymous }) => {
  expect(await anonymous.request("GET", "/api/health/live")).toMatchObject({ status: 200 });
  expect(await anonymous.request("GET", "/api/health/ready")).toMatchObject({
    status: 200,
    json: { status: "ready", database: true },
  });
});

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { apiToken, createdApiToken, signInReply, user } from "@/lib/schemas/accounts";
import { pageOf } from "@/lib/schemas/common";
import {
  Api,
  asProblem,
  browserOf,
  expect,
  password,
  register,
  someAddress,
  test,
} from "../support/api/people";

const account = () => ({ email: `${randomUUID()}@example.org`, username: "Ada", password });

test("a person registers, signs in and is who they are", async ({ anonymous }) => {
  const ada = account();
  const made = await anonymous.expect(201, z.object({ user }), "POST", "/auth/register", {
    body: { ...ada, email: ` ${ada.email.toUpperCase()} ` },
    headers: someAddress(),
  });
  expect(made.user).toMatchObject({ email: ada.email, username: "Ada", role: "member" });
  const { accessToken, user: again } = await anonymous.expect(200, signInReply, "POST", "/auth/login", {
    body: { email: ada.email.toUpperCase(), password },
    headers: someAddress(),
  });
  expect(again).toEqual(made.user);
  const me = await new Api(anonymous.request, accessToken).expect(200, user, "GET", "/me");
  expect(me).toEqual(made.user);
});

test("an address that is taken is refused and named", async ({ anonymous }) => {
  const ada = account();
  await anonymous.send("POST", "/auth/register", { body: ada, headers: someAddress() });
  const told = await anonymous.expectProblem(409, "email_taken", "POST", "/auth/register", {
    body: { ...ada, email: ada.email.toUpperCase() },
    headers: someAddress(),
  });
  expect(told.errors).toMatchObject([{ path: "email" }]);
});

test("signing in answers the same for a wrong password and for an address that nobody has", async ({
  anonymous,
}) => {
  const ada = account();
  await anonymous.send("POST", "/auth/register", { body: ada, headers: someAddress() });
  const answers = [];
  for (const email of [ada.email, `${randomUUID()}@example.org`]) {
    const answer = await anonymous.send("POST", "/auth/login", {
      body: { email, password: "not the password" },
      headers: someAddress(),
    });
    const told = asProblem(answer, 401, "wrong_email_or_password");
    answers.push({ ...told, requestId: "" });
  }
  expect(answers[0]).toEqual(answers[1]);
});

test("signing in stops after ten failures, with the moment at which it goes on", async ({ anonymous }) => {
  const attempt = {
    body: { email: `${randomUUID()}@example.org`, password: "wrong" },
    headers: someAddress(),
  };
  for (let count = 0; count < 10; count++)
    await anonymous.expectProblem(401, "wrong_email_or_password", "POST", "/auth/login", attempt);
  const answer = await anonymous.send("POST", "/auth/login", attempt);
  const told = asProblem(answer, 429, "too_many_requests");
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(Date.parse(told.retryAt ?? "")).toBeGreaterThan(Date.now());
});

test("an API token is shown once, works until it is revoked, and says when it was used", async ({
  person: { api },
}) => {
  const made = await api.expect(201, createdApiToken, "POST", "/me/api-tokens", {
    body: { name: "lamp", scopes: ["read", "read"] },
  });
  expect(made).toMatchObject({ name: "lamp", scopes: ["read"], lastUsedAt: null });
  const lamp = new Api(api.request, made.token);
  await lamp.expect(200, user, "GET", "/me");
  const { items } = await api.expect(200, pageOf(apiToken), "GET", "/me/api-tokens");
  expect(items).toMatchObject([{ id: made.id, lastUsedAt: expect.any(String) }]);
  await api.expectEmpty("DELETE", `/me/api-tokens/${made.id}`);
  await lamp.expectProblem(401, "not_signed_in", "GET", "/me");
  await api.expectProblem(404, "not_found", "DELETE", `/me/api-tokens/${made.id}`);
});

test("sign-ins and tokens come in pages", async ({ request }) => {
  const { api, email } = await register(request);
  for (const name of ["one", "two", "three"]) {
    await api.send("POST", "/me/api-tokens", { body: { name, scopes: ["read"] } });
    await api.send("POST", "/auth/login", { body: { email, password }, headers: someAddress() });
  }
  for (const path of ["/me/api-tokens", "/me/sessions"]) {
    const all = (await api.send("GET", path)).json as { items: { id: string }[] };
    const ids: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { json } = await api.send("GET", `${path}?limit=1${cursor && `&cursor=${cursor}`}`);
      const page = json as { items: { id: string }[]; nextCursor: string | null };
      expect(page.items).toHaveLength(1);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids.length).toBeGreaterThan(2);
    expect(ids).toEqual(all.items.map(({ id }) => id));
  }
});

test("a browser's sign-in that was ended is over for next-auth as well", async ({ person }) => {
  const browser = await browserOf(person);
  const session = async () => (await browser.get("/api/auth/session")).json();
  expect(await session()).toMatchObject({ user: { email: person.email } });
  const { json } = await person.api.send("GET", "/me/sessions");
  const ended = (json as { items: { id: string; kind: string }[] }).items.find(
    ({ kind }) => kind === "browser",
  );
  await person.api.expectEmpty("DELETE", `/me/sessions/${ended?.id}`);
  expect(await session()).toEqual({});
});

test("who signs out through next-auth is out, wherever the cookie was copied to", async ({ person }) => {
  const browser = await browserOf(person);
  const { cookies } = await browser.storageState();
  const copy = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const me = () => new Api(person.api.request).send("GET", "/me", { headers: { cookie: copy } });
  expect((await me()).status).toBe(200);
  const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
  await browser.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  asProblem(await me(), 401, "not_signed_in");
});

test("next-auth's addresses are guarded like the others", async ({ anonymous }) => {
  const path = "/api/auth/callback/credentials";
  const large = { csrfToken: "x".repeat(1024 * 1024) };
  await anonymous.expectProblem(400, "bad_request", "POST", path, { body: "{" });
  await anonymous.expectProblem(400, "bad_request", "POST", path, { body: { callbackUrl: {} } });
  await anonymous.expectProblem(413, "body_too_large", "POST", path, { body: large });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(large).toString();
  await anonymous.expectProblem(413, "body_too_large", "POST", path, { body, headers: form });
  const { headers } = await anonymous.send("GET", "/api/auth/csrf", { headers: someAddress() });
  expect(headers.ratelimit).toMatch(/"address";r=11999;/);
});

test("a browser signs in through next-auth and has the same rights", async ({ person }) => {
  const browser = new Api(await browserOf(person));
  expect((await browser.expect(200, user, "GET", "/me")).id).toBe(person.id);
  const stranger = new Api(await browserOf({ email: `${randomUUID()}@example.org` }));
  await stranger.expectProblem(401, "not_signed_in", "GET", "/me");
});

test("no answer ever holds a password or its hash", async ({ request }) => {
  const { api } = await register(request);
  for (const path of ["/me", "/me/api-tokens", "/me/spotify", "/me/spotify/credentials"])
    expect((await api.send("GET", path)).text).not.toMatch(/argon2|password|hash/i);
});

test("the process tells that it lives and whether it can serve", async ({ anonymous }) => {
  expect(await anonymous.send("GET", "/api/health/live")).toMatchObject({ status: 200 });
  expect(await anonymous.send("GET", "/api/health/ready")).toMatchObject({
    status: 200,
    json: { status: "ready", database: true },
  });
});

import { randomUUID } from "node:crypto";
import { Api, asProblem, expect, password, register, someAddress, test } from "../support/api/people";

test("each reply says which limits it counted for and what is left of them", async ({ person: { api } }) => {
  const left = async (method: "GET" | "POST", path: string, name: string) => {
    const { headers } = await api.send(method, path, { headers: someAddress() });
    expect(headers["ratelimit-policy"]).toBe(
      `"${name}";q=${name === "read" ? 1200 : 600};w=60, "address";q=12000;w=60`,
    );
    const [, remaining, seconds] =
      headers.ratelimit?.match(/^"\w+";r=(\d+);t=(\d+), "address";r=\d+;t=\d+$/) ?? [];
    expect(Number(seconds)).toBeLessThanOrEqual(60);
    return Number(remaining);
  };
  expect(await left("GET", "/me", "read")).toBeGreaterThan(1000);
  expect(await left("GET", "/songs?limit=0", "read"), "refusals count too").toBeGreaterThan(1000);
  expect(await left("POST", "/playlists", "write")).toBeLessThan(600);
});

test("past a limit a person waits, with the moment at which it goes on, and nobody else does", async ({
  person: { api },
  request,
}) => {
  let answer = await api.send("PUT", "/me/spotify/credentials", { body: {} });
  for (let times = 0; answer.status !== 429 && times < 50; times++)
    answer = await api.send("PUT", "/me/spotify/credentials", { body: {} });
  const told = asProblem(answer, 429, "too_many_requests");
  expect(answer.headers.ratelimit).toContain('"credentials";r=0;');
  const seconds = Number(answer.headers["retry-after"]);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(Date.parse(told.retryAt ?? "")).toBeGreaterThan(Date.now() - 1000);
  const other = await register(request);
  await other.api.expectProblem(400, "validation_failed", "PUT", "/me/spotify/credentials", { body: {} });
  expect((await api.send("GET", "/me")).status).toBe(200);
});

test("whole libraries are sent and taken ten times a minute", async ({ person: { api } }) => {
  for (const path of ["/me/export", "/me/data"]) {
    const { headers } = await api.send("GET", path, { headers: someAddress() });
    expect(headers["ratelimit-policy"]).toMatch(/^"files";q=10;w=60, /);
  }
  for (let times = 0; times < 20; times++) await api.send("POST", "/me/import", { body: {} });
  await api.expectProblem(429, "too_many_requests", "GET", "/me/export");
  expect((await api.send("GET", "/me")).status).toBe(200);
});

test("who tries tokens, or more than a token may, is counted by address", async ({
  anonymous,
  person,
  request,
}) => {
  const { headers } = await anonymous.send("GET", "/me", {
    headers: { authorization: "Bearer ta_k_guessed", ...someAddress() },
  });
  expect(headers.ratelimit).toMatch(/^"address";r=11999;t=\d+$/);
  const made = await person.api.send("POST", "/me/api-tokens", { body: { name: "lamp", scopes: ["read"] } });
  const reader = new Api(request, (made.json as { token: string }).token);
  const refused = await reader.send("POST", "/playlists", { body: { name: "x" }, headers: someAddress() });
  expect(refused.status).toBe(403);
  expect(refused.headers.ratelimit).toMatch(/^"address";r=11999;t=\d+$/);
});

test("failed sign-ins hold up neither another account from there nor the account from elsewhere", async ({
  anonymous,
  request,
}) => {
  const [ada, eve] = [await register(request), await register(request)];
  const headers = someAddress();
  const attempt = (email: string, given: string, from = headers) =>
    anonymous.send("POST", "/auth/login", { body: { email, password: given }, headers: from });
  for (let times = 0; times < 10; times++)
    expect((await attempt(ada.email, `wrong ${randomUUID()}`)).status).toBe(401);
  expect((await attempt(ada.email, password)).status).toBe(429);
  expect((await attempt(eve.email, password)).status).toBe(200);
  expect((await attempt(ada.email, password, someAddress())).status).toBe(200);
});

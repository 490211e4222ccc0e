import { randomUUID } from "node:crypto";
import { parseProblem, randomAddress } from "../../support/api";
import { register } from "../../support/people";
import { expect, test } from "../../support/test";

test("each reply says which limits it counts for and how much of them is left", async ({
  person: { api },
}) => {
  const left = async (method: "GET" | "POST", path: string, name: string) => {
    const { headers } = await api.send(method, path, { headers: randomAddress() });
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

test("over a limit a person is refused until a given time, and other people are not", async ({
  person: { api },
}) => {
  let reply = await api.send("PUT", "/me/spotify/credentials", { body: {} });
  for (let times = 0; reply.status !== 429 && times < 50; times++)
    reply = await api.send("PUT", "/me/spotify/credentials", { body: {} });
  const { retryAt } = parseProblem(reply, 429, "too_many_requests");
  expect(reply.headers.ratelimit).toContain('"credentials";r=0;');
  const seconds = Number(reply.headers["retry-after"]);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(Date.parse(retryAt ?? "")).toBeGreaterThan(Date.now() - 1000);
  const other = await register();
  await other.api.expectProblem(400, "validation_failed", "PUT", "/me/spotify/credentials", { body: {} });
  expect((await api.send("GET", "/me")).status).toBe(200);
});

test("exports and imports of files are limited to ten a minute together", async ({ person: { api } }) => {
  for (const path of ["/me/export", "/me/data"]) {
    const { headers } = await api.send("GET", path, { headers: randomAddress() });
    expect(headers["ratelimit-policy"]).toMatch(/^"files";q=10;w=60, /);
  }
  for (let times = 0; times < 20; times++) await api.send("POST", "/me/import", { body: {} });
  await api.expectProblem(429, "too_many_requests", "GET", "/me/export");
  expect((await api.send("GET", "/me")).status).toBe(200);
});

test("requests with a wrong token, or beyond its scopes, are counted by address", async ({
  anonymous,
  person,
}) => {
  const { headers } = await anonymous.send("GET", "/me", {
    headers: { authorization: "Bearer ta_k_guessed", ...randomAddress() },
  });
  expect(headers.ratelimit).toMatch(/^"address";r=11999;t=\d+$/);
  const { token } = await person.api.json<{ token: string }>("POST", "/me/api-tokens", {
    name: "lamp",
    scopes: ["read"],
  });
  const reader = person.api.withToken(token);
  const refused = await reader.send("POST", "/playlists", { body: { name: "x" }, headers: randomAddress() });
  expect(refused.status).toBe(403);
  expect(refused.headers.ratelimit).toMatch(/^"address";r=11999;t=\d+$/);
});

test("failed sign-ins block neither other accounts from that address nor the account from other addresses", async ({
  anonymous,
}) => {
  const [ada, eve] = [await register(), await register()];
  const headers = randomAddress();
  const attempt = (email: string, password: string, from = headers) =>
    anonymous.send("POST", "/auth/login", { body: { email, password }, headers: from });
  for (let times = 0; times < 10; times++)
    expect((await attempt(ada.email, `wrong ${randomUUID()}`)).status).toBe(401);
  expect((await attempt(ada.email, ada.password)).status).toBe(429);
  expect((await attempt(eve.email, eve.password)).status).toBe(200);
  expect((await attempt(ada.email, ada.password, randomAddress())).status).toBe(200);
});

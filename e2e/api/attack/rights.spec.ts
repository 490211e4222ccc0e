import { randomUUID } from "node:crypto";
import { oneInTurnByDepth } from "@/testing/depth";
import { parseProblem } from "../../support/api";
import { generated } from "../../support/instances/stacks";
import {
  bodiesWithForeignIds,
  findUnnamedIds,
  isOwned,
  type Operation,
  type OwnedIds,
  ownedKinds,
  readOperations,
  requestOf,
} from "../../support/operations";
import { createOwnedThings } from "../../support/owned-things";
import { demoAdmin, type Listener, registerListener, signIn, signInWithCookie } from "../../support/people";
import { test as base, expect } from "../../support/test";

const test = base.extend<{ operations: Operation[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter.
  operations: async ({}, use) => use(await readOperations()),
});

/** Reads everything that belongs to a person, except call counts and times of use, which change by themselves. */
async function readEverything({ api }: Listener, { playlist, shuffle }: OwnedIds) {
  const paths = [
    "/me",
    "/me/api-tokens",
    "/me/sessions",
    "/me/liked",
    "/me/searches",
    "/me/spotify/credentials",
    "/songs",
    "/playlists",
    "/playlist-folders",
    "/queue",
    `/playlists/${playlist}/tracks`,
    `/playlists/${playlist}/versions`,
    `/shuffles/${shuffle}`,
    `/shuffles/${shuffle}/upcoming`,
    "/sync/jobs",
  ];
  const replies: Record<string, unknown> = {};
  for (const path of paths) replies[path] = (await api.send("GET", path)).json;
  return replies;
}

const withoutTokens = (replies: Record<string, unknown>) => ({
  ...replies,
  "/me/api-tokens": null,
  "/me/sessions": null,
});

test("the tests below cover every kind of thing that belongs to a person", async ({
  listener,
  operations,
}) => {
  const things = await createOwnedThings(listener);
  expect(ownedKinds(operations).filter(kind => !things[kind])).toEqual([]);
  expect(findUnnamedIds(operations)).toEqual([]);
});

test("lists and other reads without an id show nothing of another person", async ({
  listener,
  person,
  operations,
}) => {
  const theirs = Object.values({
    ...(await createOwnedThings(listener)),
    user: listener.id,
    email: listener.email,
  });
  const reads = operations.filter(
    ({ method, access, pathParameters, route }) =>
      method === "GET" && access !== "admin" && pathParameters.length === 0 && !route.endsWith("/events"),
  );
  expect(reads.length).toBeGreaterThan(15);
  for (const { route, path } of reads.map(read => ({ ...read, ...requestOf(read, {}) })))
    await test.step(route, async () => {
      // The search needs `q`; other lists ignore it.
      const { text } = await person.api.send("GET", `${path}?q=a`);
      expect(theirs.filter(id => text.includes(id))).toEqual([]);
    });
});

test("requests without a valid token are refused by every operation that is not public", async ({
  anonymous,
  operations,
}) => {
  const clients = [anonymous, anonymous.withToken("ta_s_no-such-token")];
  for (const [row, operation] of operations.filter(({ access }) => access !== "public").entries()) {
    const { method, path, sent } = requestOf(operation, {});
    await test.step(operation.route, async () => {
      for (const client of oneInTurnByDepth(clients, row))
        await client.expectProblem(401, "not_signed_in", method, path, sent);
    });
  }
});

test("another person's ids get the same 404 as unknown ids, and nothing changes", async ({
  listener,
  person,
  operations,
}) => {
  const things = await createOwnedThings(listener);
  const before = await readEverything(listener, things);
  for (const operation of operations.filter(isOwned)) {
    const { method, path, sent } = requestOf(operation, things);
    const missing = requestOf(operation, {});
    await test.step(operation.route, async () => {
      const foreign = parseProblem(await person.api.send(method, path, sent), 404, "not_found");
      const none = parseProblem(await person.api.send(method, missing.path, missing.sent), 404, "not_found");
      expect({ ...foreign, requestId: "" }).toEqual({ ...none, requestId: "" });
    });
  }
  expect(await readEverything(listener, things)).toEqual(before);
});

test("another person's ids in a body get a 404, and nothing changes", async ({ listener, operations }) => {
  const other = await registerListener();
  const [things, own] = [await createOwnedThings(listener), await createOwnedThings(other)];
  const before = await readEverything(listener, things);
  let tried = 0;
  for (const operation of operations) {
    const { method, path } = requestOf(operation, own);
    for (const { name, sent } of bodiesWithForeignIds(operation, own, things)) {
      tried++;
      await test.step(`${operation.route} ${name}`, () =>
        other.api.expectProblem(404, "not_found", method, path, sent));
    }
  }
  expect(tried).toBeGreaterThan(5);
  expect(await readEverything(listener, things)).toEqual(before);
});

test("a read token cannot write, and a write token cannot read", async ({ listener, operations }) => {
  const things = await createOwnedThings(listener);
  const before = await readEverything(listener, things);
  const tokenFor = async (scopes: string[]) => {
    const { token } = await listener.api.json<{ token: string }>("POST", "/me/api-tokens", {
      name: "x",
      scopes,
    });
    return listener.api.withToken(token);
  };
  const [reader, writer] = [await tokenFor(["read"]), await tokenFor(["write"])];
  for (const operation of operations.filter(({ access }) => access !== "public")) {
    const { method, path, isWrite, sent } = requestOf(operation, things);
    await test.step(operation.route, async () => {
      await (isWrite ? reader : writer).expectProblem(403, "not_allowed", method, path, sent);
    });
  }
  expect(withoutTokens(await readEverything(listener, things))).toEqual(withoutTokens(before));
});

const foreignOrigins: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  {},
];
const ownOrigins: Record<string, string>[] = [{ origin: generated.url }, { "sec-fetch-site": "same-origin" }];

test("writes with a browser's cookie are accepted from the app's own pages only", async ({
  listener,
  operations,
}) => {
  const things = await createOwnedThings(listener);
  const browser = await signInWithCookie(listener);
  const before = await readEverything(listener, things);
  const writes = operations.filter(({ access, isWrite }) => access !== "public" && isWrite);
  for (const [row, operation] of writes.entries()) {
    const { method, path, sent } = requestOf(operation, things);
    await test.step(operation.route, async () => {
      for (const headers of oneInTurnByDepth(foreignOrigins, row))
        await browser.expectProblem(403, "cross_site_request", method, path, { ...sent, headers });
    });
  }
  expect(await readEverything(listener, things)).toEqual(before);
  for (const headers of ownOrigins)
    expect(
      (await browser.send("POST", "/playlists", { body: { name: "From our page" }, headers })).status,
    ).toBe(201);
  expect((await browser.send("GET", "/me")).status).toBe(200);
});

test("an API token with all scopes cannot manage the account", async ({ listener, operations }) => {
  const things = await createOwnedThings(listener);
  const { token } = await listener.api.json<{ token: string }>("POST", "/me/api-tokens", {
    name: "all",
    scopes: ["read", "write"],
  });
  const program = listener.api.withToken(token);
  for (const operation of operations.filter(({ access }) => access === "session")) {
    const { method, path, sent } = requestOf(operation, things);
    await test.step(operation.route, () => program.expectProblem(403, "not_allowed", method, path, sent));
  }
});

test("operations for admins refuse everybody else", async ({ person, operations }) => {
  for (const operation of operations.filter(({ access }) => access === "admin")) {
    const { method, path, sent } = requestOf(operation, { user: randomUUID() });
    await test.step(operation.route, () => person.api.expectProblem(403, "not_allowed", method, path, sent));
  }
});

test("an admin's API token with all scopes cannot administer the instance", async ({ operations }) => {
  const admin = await signIn(demoAdmin);
  const { id, token } = await admin.api.json<{ id: string; token: string }>("POST", "/me/api-tokens", {
    name: "all",
    scopes: ["read", "write"],
  });
  const program = admin.api.withToken(token);
  for (const operation of operations.filter(({ access }) => access === "admin")) {
    const { method, path, sent } = requestOf(operation, { user: randomUUID() });
    await test.step(operation.route, () => program.expectProblem(403, "not_allowed", method, path, sent));
  }
  for (const path of ["/admin/queue", "/admin/queue/api/queues"]) {
    expect((await admin.api.request("GET", path)).status).toBe(200);
    parseProblem(await program.request("GET", path), 403, "not_allowed");
  }
  await admin.api.expectEmpty("DELETE", `/me/api-tokens/${id}`);
});

test("the public, session and admin operations are exactly these", ({ operations }) => {
  const routesFor = (wanted: Operation["access"]) =>
    operations
      .filter(({ access }) => access === wanted)
      .map(({ route }) => route)
      .sort();
  expect(routesFor("public")).toEqual([
    "GET /openapi.json",
    "POST /auth/forgot-password",
    "POST /auth/login",
    "POST /auth/register",
    "POST /auth/reset-password",
  ]);
  expect(routesFor("session")).toEqual([
    "DELETE /me/api-tokens/{id}",
    "DELETE /me/sessions/{id}",
    "DELETE /me/single-sign-on",
    "GET /auth/spotify",
    "GET /me/api-tokens",
    "GET /me/data",
    "GET /me/sessions",
    "GET /me/single-sign-on",
    "GET /player/sound-token",
    "PATCH /me",
    "POST /me/api-tokens",
    "POST /me/delete",
    "POST /player/report",
    "PUT /me/password",
  ]);
  expect(routesFor("admin")).toEqual([
    "DELETE /admin/invites/{id}",
    "DELETE /admin/users/{id}",
    "GET /admin/invites",
    "GET /admin/sync/jobs",
    "GET /admin/users",
    "GET /admin/users/{id}/errors",
    "PATCH /admin/users/{id}",
    "POST /admin/invites",
    "POST /admin/sync/jobs/{id}/cancel",
    "POST /admin/users/{id}/reset-password",
    "POST /admin/users/{id}/sync",
  ]);
});

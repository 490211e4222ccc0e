import { randomUUID } from "node:crypto";
import { createSpotifyAccount, type SpotifyAccount } from "@/testing/simulator-client";
import { importAll, withLibrary } from "../support/api/library";
import {
  Api,
  asProblem,
  test as base,
  browserOf,
  connect,
  control,
  expect,
  type Person,
  register,
} from "../support/api/people";
import {
  foreignBodies,
  isOwned,
  kindsOf,
  type Right,
  readRights,
  requestOf,
  type Things,
  withUnnamedIds,
} from "../support/api/rights";
import { generated } from "../support/stacks";

const test = base.extend<{ rights: Right[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter.
  rights: async ({}, use) => use(await readRights(generated.url)),
});

const idOf = async (sent: Promise<{ json: unknown }>) => ((await sent).json as { id: string }).id;
const itemsOf = async <Item = { id: string }>(sent: Promise<{ json: unknown }>) =>
  ((await sent).json as { items: Item[] }).items;

/** One of each thing that can belong to somebody. */
async function thingsOf(person: Person & SpotifyAccount): Promise<Things> {
  const { api } = person;
  const { job, spotifyPlaylist, trackIds } = await withLibrary(person);
  // A sync that changes a playlist leaves a version behind.
  await control("PUT", `playlists/${spotifyPlaylist}`, {
    name: "From Spotify",
    trackIds: trackIds.slice(1, 3),
    ownerId: person.spotifyUser,
  });
  await importAll(person);
  const [playlist] = await itemsOf(api.send("GET", "/playlists"));
  const path = `/playlists/${playlist?.id}`;
  const [[item], [version], [song]] = await Promise.all([
    itemsOf(api.send("GET", `${path}/tracks`)),
    itemsOf(api.send("GET", `${path}/versions`)),
    itemsOf(api.send("GET", "/songs")),
  ]);
  const shuffle = await idOf(api.send("POST", `${path}/shuffle`, { body: { seed: "mine" } }));
  const token = await idOf(
    api.send("POST", "/me/api-tokens", { body: { name: "lamp", scopes: ["read", "write"] } }),
  );
  await browserOf(person);
  const sessions = await itemsOf<{ id: string; isCurrent: boolean }>(api.send("GET", "/me/sessions"));
  return {
    playlist: playlist?.id ?? "",
    item: item?.id ?? "",
    version: version?.id ?? "",
    song: song?.id ?? "",
    job: job.id,
    shuffle,
    token,
    session: sessions.find(session => !session.isCurrent)?.id ?? "",
  };
}

/** All that a person can see of what is theirs; calls and moments of use are not what somebody else may change. */
async function seenBy({ api }: Person, { playlist, shuffle }: Things) {
  const paths = [
    "/me",
    "/me/api-tokens",
    "/me/sessions",
    "/me/liked",
    "/me/spotify/credentials",
    "/songs",
    "/playlists",
    `/playlists/${playlist}/tracks`,
    `/playlists/${playlist}/versions`,
    `/shuffles/${shuffle}`,
    `/shuffles/${shuffle}/upcoming`,
    "/sync/jobs",
  ];
  const seen: Record<string, unknown> = {};
  for (const path of paths) seen[path] = (await api.send("GET", path)).json;
  return seen;
}

const withoutTokens = (seen: Record<string, unknown>) => ({
  ...seen,
  "/me/api-tokens": null,
  "/me/sessions": null,
});

test("every kind of thing that belongs to somebody is tried here", async ({ listener, rights }) => {
  const things = await thingsOf(listener);
  expect(kindsOf(rights).filter(kind => !things[kind])).toEqual([]);
  expect(withUnnamedIds(rights)).toEqual([]);
});

test("what is asked without an id tells nothing of anybody else's", async ({ listener, person, rights }) => {
  const theirs = Object.values({ ...(await thingsOf(listener)), user: listener.id, email: listener.email });
  const asked = rights.filter(
    ({ method, access, pathParameters, route }) =>
      method === "GET" && access !== "admin" && pathParameters.length === 0 && !route.endsWith("/events"),
  );
  expect(asked.length).toBeGreaterThan(15);
  for (const { route, path } of asked.map(right => ({ ...right, ...requestOf(right, {}) })))
    await test.step(route, async () => {
      // What a search looks for; other lists pass over it.
      const { text } = await person.api.send("GET", `${path}?q=a`);
      expect(theirs.filter(id => text.includes(id))).toEqual([]);
    });
});

test("nobody in particular is asked to sign in", async ({ anonymous, rights }) => {
  for (const right of rights.filter(({ access }) => access !== "public")) {
    const { method, path, sent } = requestOf(right, {});
    await test.step(right.route, async () => {
      await anonymous.expectProblem(401, "not_signed_in", method, path, sent);
      const stale = new Api(anonymous.request, "ta_s_no-such-token");
      await stale.expectProblem(401, "not_signed_in", method, path, sent);
    });
  }
});

test("other people's things do not exist for anybody else, and stay as they are", async ({
  listener,
  person,
  rights,
}) => {
  const things = await thingsOf(listener);
  const before = await seenBy(listener, things);
  for (const right of rights.filter(isOwned)) {
    const { method, path, sent } = requestOf(right, things);
    const missing = requestOf(right, {});
    await test.step(right.route, async () => {
      const foreign = asProblem(await person.api.send(method, path, sent), 404, "not_found");
      const none = asProblem(await person.api.send(method, missing.path, missing.sent), 404, "not_found");
      expect({ ...foreign, requestId: "" }).toEqual({ ...none, requestId: "" });
    });
  }
  expect(await seenBy(listener, things)).toEqual(before);
});

test("nor do they exist when a body names them", async ({ listener, request, rights }) => {
  const account = await createSpotifyAccount(control);
  const other = { ...(await register(request)), ...account };
  await connect(other, account);
  const [things, own] = [await thingsOf(listener), await thingsOf(other)];
  const before = await seenBy(listener, things);
  let tried = 0;
  for (const right of rights) {
    const { method, path } = requestOf(right, own);
    for (const { name, sent } of foreignBodies(right, own, things)) {
      tried++;
      await test.step(`${right.route} ${name}`, () =>
        other.api.expectProblem(404, "not_found", method, path, sent));
    }
  }
  expect(tried).toBeGreaterThan(5);
  expect(await seenBy(listener, things)).toEqual(before);
});

test("a token that may only read writes nothing, and one that may only write reads nothing", async ({
  listener,
  rights,
}) => {
  const things = await thingsOf(listener);
  const before = await seenBy(listener, things);
  const tokenFor = async (scopes: string[]) => {
    const { json } = await listener.api.send("POST", "/me/api-tokens", { body: { name: "x", scopes } });
    return new Api(listener.api.request, (json as { token: string }).token);
  };
  const [reader, writer] = [await tokenFor(["read"]), await tokenFor(["write"])];
  for (const right of rights.filter(({ access }) => access !== "public")) {
    const { method, path, isWrite, sent } = requestOf(right, things);
    await test.step(right.route, async () => {
      await (isWrite ? reader : writer).expectProblem(403, "not_allowed", method, path, sent);
    });
  }
  expect(withoutTokens(await seenBy(listener, things))).toEqual(withoutTokens(before));
});

const foreignOrigins: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  {},
];
const ownOrigins: Record<string, string>[] = [{ origin: generated.url }, { "sec-fetch-site": "same-origin" }];

test("a browser's cookie is taken for writes from our own pages only", async ({ listener, rights }) => {
  const things = await thingsOf(listener);
  const browser = new Api(await browserOf(listener));
  const before = await seenBy(listener, things);
  for (const right of rights.filter(({ access, isWrite }) => access !== "public" && isWrite)) {
    const { method, path, sent } = requestOf(right, things);
    await test.step(right.route, async () => {
      for (const headers of foreignOrigins)
        await browser.expectProblem(403, "cross_site_request", method, path, { ...sent, headers });
    });
  }
  expect(await seenBy(listener, things)).toEqual(before);
  for (const headers of ownOrigins)
    expect(
      (await browser.send("POST", "/playlists", { body: { name: "From our page" }, headers })).status,
    ).toBe(201);
  expect((await browser.send("GET", "/me")).status).toBe(200);
});

test("what is a person's own to manage is not for a token of theirs, whatever it may", async ({
  listener,
  rights,
}) => {
  const things = await thingsOf(listener);
  const { json } = await listener.api.send("POST", "/me/api-tokens", {
    body: { name: "all", scopes: ["read", "write"] },
  });
  const program = new Api(listener.api.request, (json as { token: string }).token);
  for (const right of rights.filter(({ access }) => access === "session")) {
    const { method, path, sent } = requestOf(right, things);
    await test.step(right.route, () => program.expectProblem(403, "not_allowed", method, path, sent));
  }
});

test("only admins see what is for admins", async ({ person, rights }) => {
  for (const right of rights.filter(({ access }) => access === "admin")) {
    const { method, path, sent } = requestOf(right, { user: randomUUID() });
    await test.step(right.route, () => person.api.expectProblem(403, "not_allowed", method, path, sent));
  }
});

test("who may do what is as it was decided", ({ rights }) => {
  const of = (wanted: Right["access"]) =>
    rights.filter(({ access }) => access === wanted).map(({ route }) => route);
  expect(of("public").sort()).toEqual(["GET /openapi.json", "POST /auth/login", "POST /auth/register"]);
  expect(of("session").sort()).toEqual([
    "DELETE /me/api-tokens/{id}",
    "DELETE /me/sessions/{id}",
    "GET /auth/spotify",
    "GET /me/api-tokens",
    "GET /me/data",
    "GET /me/sessions",
    "POST /me/api-tokens",
    "POST /me/delete",
    "PUT /me/password",
  ]);
  expect(of("admin").sort()).toEqual([
    "GET /admin/sync/jobs",
    "GET /admin/users",
    "POST /admin/sync/jobs/{id}/cancel",
    "POST /admin/users/{id}/sync",
  ]);
});

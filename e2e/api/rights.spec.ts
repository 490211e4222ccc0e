import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { generated } from "../stacks";
import { withLibrary } from "./library";
import { requestOf, rights, type Things, unknownToSpotify } from "./rights";
import { Api, asProblem, browserOf, expect, type Person, test } from "./support";

const folder = path.resolve("app/api/v1");

/** What the route files offer, in the table's words: `GET /playlists/[id]/tracks/[itemId]`. */
function offered(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter(file => path.basename(file) === "route.ts")
    .flatMap(file => {
      const source = readFileSync(path.join(folder, file), "utf8");
      const methods = [
        ...source.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g),
      ];
      return methods.map(([, method]) => `${method} /${path.dirname(file)}`);
    });
}

const shape = (route: string) => route.replace(/\{\w+\}|\[\w+\]/g, "*");

test("every route of the API has a row in the table of rights, and no row is without a route", () => {
  expect(rights.map(({ route }) => shape(route)).sort()).toEqual(offered().map(shape).sort());
});

const nothings: Things = {
  playlist: randomUUID(),
  item: randomUUID(),
  song: randomUUID(),
  shuffle: randomUUID(),
  job: randomUUID(),
  token: randomUUID(),
  user: randomUUID(),
  ...unknownToSpotify,
};

test("nobody in particular is asked to sign in", async ({ anonymous }) => {
  for (const right of rights.filter(({ access }) => access !== "public")) {
    const { method, path, sent } = requestOf(right, nothings);
    await test.step(right.route, async () => {
      await anonymous.expectProblem(401, "not_signed_in", method, path, sent);
      const stale = new Api(anonymous.request, "ta_s_no-such-token");
      await stale.expectProblem(401, "not_signed_in", method, path, sent);
    });
  }
});

/** One of each thing that can belong to somebody. */
async function thingsOf(person: Person & { spotifyUser: string; clientId: string; clientSecret: string }) {
  const { api } = person;
  const { job } = await withLibrary(person);
  const id = async (sent: Promise<{ json: unknown }>) => ((await sent).json as { id: string }).id;
  const songs = (await api.send("GET", "/songs?limit=3")).json as { items: { id: string }[] };
  const playlist = await id(api.send("POST", "/playlists", { body: { name: "Mine" } }));
  const added = await api.send("POST", `/playlists/${playlist}/tracks`, {
    body: { songIds: songs.items.map(song => song.id) },
  });
  const { items } = added.json as { items: { id: string }[] };
  const shuffle = await id(api.send("POST", `/playlists/${playlist}/shuffle`, { body: { seed: "mine" } }));
  const token = await id(
    api.send("POST", "/me/api-tokens", { body: { name: "lamp", scopes: ["read", "write"] } }),
  );
  return {
    playlist,
    item: items[0]?.id ?? "",
    song: songs.items[0]?.id ?? "",
    shuffle,
    job: job.id,
    token,
    user: person.id,
    ...unknownToSpotify,
  };
}

/** All that a person can see of what is theirs; calls and moments of use are not what somebody else may change. */
async function seenBy({ api }: Person, { playlist }: Things) {
  const paths = [
    "/me",
    "/me/api-tokens",
    "/me/liked",
    "/me/spotify/credentials",
    "/songs",
    "/playlists",
    "/shuffles",
    `/playlists/${playlist}/tracks`,
    `/playlists/${playlist}/shuffle`,
    "/sync/jobs",
  ];
  const seen: Record<string, unknown> = {};
  for (const path of paths) seen[path] = (await api.send("GET", path)).json;
  return seen;
}

test("other people's things do not exist for anybody else, and stay as they are", async ({
  listener,
  person,
}) => {
  const things = await thingsOf(listener);
  const before = await seenBy(listener, things);
  for (const right of rights.filter(({ owned }) => owned)) {
    const { method, path, sent } = requestOf(right, things);
    const missing = requestOf(right, nothings);
    await test.step(right.route, async () => {
      const foreign = asProblem(await person.api.send(method, path, sent), 404, "not_found");
      const none = asProblem(await person.api.send(method, missing.path, missing.sent), 404, "not_found");
      expect({ ...foreign, requestId: "" }).toEqual({ ...none, requestId: "" });
    });
  }
  expect(await seenBy(listener, things)).toEqual(before);
  await person.api.expectProblem(404, "not_found", "POST", "/player/play", {
    body: { playlistId: things.playlist },
  });
  await person.api.expectProblem(404, "not_found", "POST", "/player/play", {
    body: { shufflePlaylistId: things.playlist },
  });
});

test("a token that may only read writes nothing, and one that may only write reads nothing", async ({
  listener,
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
  const after = await seenBy(listener, things);
  expect({ ...after, "/me/api-tokens": null }).toEqual({ ...before, "/me/api-tokens": null });
});

const foreignOrigins: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  {},
];
const ownOrigins: Record<string, string>[] = [{ origin: generated.url }, { "sec-fetch-site": "same-origin" }];

test("a browser's cookie is taken for writes from our own pages only", async ({ listener }) => {
  const things = await thingsOf(listener);
  const before = await seenBy(listener, things);
  const browser = new Api(await browserOf(listener));
  for (const right of rights.filter(
    ({ access, route }) => ["user", "session"].includes(access) && !route.startsWith("GET"),
  )) {
    const { method, path, sent } = requestOf(right, things);
    await test.step(right.route, async () => {
      for (const headers of foreignOrigins)
        await browser.expectProblem(403, "cross_site_request", method, path, {
          ...sent,
          headers,
        });
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

test("only admins see what is for admins", async ({ person }) => {
  for (const right of rights.filter(({ access }) => access === "admin")) {
    const { method, path, sent } = requestOf(right, { ...nothings, user: person.id });
    await person.api.expectProblem(403, "not_allowed", method, path, sent);
  }
});

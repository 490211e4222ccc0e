import { createConnection } from "node:net";
import { asProblem, test as base, expect, someAddress } from "../support/api/people";
import { isOwned, type Right, readRights, requestOf } from "../support/api/rights";
import { generated } from "../support/stacks";

const uuid = "00000000-0000-4000-8000-000000000000";

const test = base.extend<{ rights: Right[]; forPeople: Right[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter.
  rights: async ({}, use) => use(await readRights(generated.url)),
  forPeople: async ({ rights }, use) => use(rights.filter(({ access, body }) => body && access !== "admin")),
});

/** A request as it goes over the line, for what no client sends. */
async function raw(head: string): Promise<string> {
  const { hostname, port, host } = new URL(generated.url);
  const socket = createConnection(Number(port), hostname);
  socket.write(`${head}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  let reply = "";
  for await (const part of socket) reply += String(part);
  return reply;
}

test("a body that is no JSON is a 400 everywhere", async ({ person, forPeople }) => {
  for (const right of forPeople) {
    const { method, path } = requestOf(right, {});
    for (const body of ["{", "hello", '{"name": }', "\u0000"])
      await test.step(`${right.route} ${JSON.stringify(body)}`, () =>
        person.api.expectProblem(400, "bad_request", method, path, { body }));
  }
});

test("JSON that is no object is a 400 everywhere", async ({ person, forPeople }) => {
  for (const right of forPeople) {
    const { method, path } = requestOf(right, {});
    for (const body of ["null", "[]", "7", '"text"'])
      await test.step(`${right.route} ${body}`, () =>
        person.api.expectProblem(400, "validation_failed", method, path, { body }));
  }
});

test("the character NUL is a 400 in a body, a query and a cursor", async ({ person }) => {
  for (const body of ['{"name":"a\\u0000b"}', '{"name":"a","description":"\\u0000"}'])
    await person.api.expectProblem(400, "bad_request", "POST", "/playlists", { body });
  for (const path of ["/playlists", "/songs", "/me/liked"])
    await person.api.expectProblem(400, "bad_request", "GET", `${path}?q=%00`);
});

test("JSON that nobody means is a 400", async ({ person }) => {
  const nested = (levels: number) => `{"name":${"[".repeat(levels)}${"]".repeat(levels)}}`;
  const bodies = [
    nested(33),
    nested(100_000),
    "[".repeat(500_000),
    `${'{"a":'.repeat(100_000)}1`,
    '{"name":"\\ud800"}',
    '{"\\udfff":"x","name":"x"}',
  ];
  for (const body of bodies)
    await test.step(body.slice(0, 40), () =>
      person.api.expectProblem(400, "bad_request", "POST", "/playlists", { body }),
    );
  const harmless = { name: "Large keys", [`${"k".repeat(500_000)}`]: 1, __proto__: { description: 7 } };
  expect((await person.api.send("POST", "/playlists", { body: harmless })).status).toBe(201);
});

test("bytes that are no UTF-8 are a 400, in a body and in an address", async ({ person }) => {
  const body = Buffer.from([...Buffer.from('{"name":"'), 0xc3, 0x28, ...Buffer.from('"}')]);
  const reply = await fetch(`${generated.url}/api/v1/playlists`, {
    method: "POST",
    headers: { authorization: `Bearer ${person.token}`, "content-type": "application/json" },
    body,
  });
  expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([400, "bad_request"]);
  for (const q of ["%ff", "%c3%28", "%ed%a0%80"])
    await person.api.expectProblem(400, "bad_request", "GET", `/songs?q=${q}`);
});

test("an address that is bent leads nowhere", async ({ person }) => {
  const paths = [
    "/api/v1/../v1/me/../../../etc/passwd",
    "/api/v1/playlists/..%2f..%2fadmin%2fusers",
    "/api/v1/%2e%2e/admin",
    "/api/v1/playlists/%00",
    "/api/v1/songs/%ff",
    "/api/v1/songs/;id=1",
    `/api/v1/songs/${"x".repeat(7_000)}`,
    "/api/v1/admin%2fusers",
    "//api/v1/admin/users",
    "/api/v1\\admin\\users",
  ];
  for (const path of paths)
    await test.step(path.slice(0, 40), async () => {
      const reply = await raw(`GET ${path} HTTP/1.1\r\nAuthorization: Bearer ${person.token}`);
      expect(reply).toMatch(/^HTTP\/1\.1 (308|400|403|404) /);
    });
});

test("a body of another type is a 415", async ({ person, forPeople }) => {
  for (const right of forPeople) {
    const { method, path, sent } = requestOf(right, {});
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
      await test.step(`${right.route} ${type}`, () =>
        person.api.expectProblem(415, "unsupported_media_type", method, path, {
          body: JSON.stringify({ name: "x", ...(sent.body as object) }),
          headers: { "content-type": type },
        }));
  }
  const { status } = await person.api.send("POST", "/playlists", {
    body: { name: "With a charset" },
    headers: { "content-type": "application/json; charset=utf-8" },
  });
  expect(status).toBe(201);
});

test("a body over a megabyte is a 413, also when its length is not told", async ({ person }) => {
  const large = JSON.stringify({ name: "x".repeat(1024 * 1024) });
  await person.api.expectProblem(413, "body_too_large", "POST", "/playlists", { body: large });
  const { hostname, port } = new URL(generated.url);
  const socket = createConnection(Number(port), hostname);
  socket.write(
    `POST /api/v1/playlists HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${person.token}\r\n` +
      "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
  );
  for (let sent = 0; sent < large.length; sent += 65_536) {
    const chunk = large.slice(sent, sent + 65_536);
    socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
  }
  socket.write("0\r\n\r\n");
  let reply = "";
  for await (const part of socket) reply += String(part);
  expect(reply).toMatch(/^HTTP\/1\.1 413 /);
});

test("ids that are no ids are 404", async ({ person, rights }) => {
  const odd = ["1", "not-a-uuid", "%00", "..%2f..", `${uuid}x`, "'; DROP TABLE users; --", "💿"];
  for (const right of rights.filter(isOwned))
    for (const id of odd.map(encodeURIComponent)) {
      const anything = new Proxy({}, { get: () => id });
      const { method, path, sent } = requestOf({ ...right, body: undefined }, anything);
      await test.step(`${right.route} ${id}`, async () => {
        const { status } = await person.api.send(method, path, sent);
        // What is no path at all is refused by the web server.
        expect([400, 404]).toContain(status);
      });
    }
});

test("cursors that no list gave are a 400", async ({ person }) => {
  const made = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");
  const cursors = [
    "x",
    "%25",
    "AAAA",
    made(null),
    made({}),
    made([]),
    made(["a"]),
    made([1, uuid, 2]),
    made("-1"),
    made([1e300, uuid]),
    made([4294967296, uuid]),
    made([1.5, uuid]),
    made(["\u0000", uuid]),
    made(["0000-01-01T00:00:00Z", uuid]),
    made(["2026-13-45T00:00:00Z", uuid]),
    made(["2026-01-01T00:00:00Z", "no id"]),
  ];
  const lists = ["/playlists", "/me/liked", "/sync/jobs"];
  for (const path of lists)
    for (const cursor of cursors)
      await test.step(`${path} ${cursor}`, async () => {
        const told = await person.api.expectProblem(
          400,
          "validation_failed",
          "GET",
          `${path}?cursor=${cursor}`,
        );
        expect(told.errors).toMatchObject([{ path: "cursor" }]);
      });
  await person.api.expectProblem(400, "validation_failed", "GET", `/songs?cursor=${made(["\u0000", uuid])}`);
  const playlist = await person.api.send("POST", "/playlists", { body: { name: "Empty" } });
  const { id } = playlist.json as { id: string };
  for (const place of [1.5, "1", null, 1e300, {}])
    await person.api.expectProblem(
      400,
      "validation_failed",
      "GET",
      `/playlists/${id}/tracks?cursor=${made(place)}`,
    );
  for (const place of [-1, 2 ** 40])
    expect((await person.api.send("GET", `/playlists/${id}/tracks?cursor=${made(place)}`)).status).toBe(200);
});

test("limits outside 1 to 100 and places that are none are a 400 that names them", async ({ person }) => {
  for (const path of ["/playlists", "/songs", "/me/liked", "/sync/jobs"])
    for (const limit of ["0", "101", "-1", "1.5", "many", ""]) {
      const told = await person.api.expectProblem(400, "validation_failed", "GET", `${path}?limit=${limit}`);
      expect(told.errors?.[0]?.path).toBe("limit");
    }
  const { json } = await person.api.send("POST", "/playlists", { body: { name: "Empty" } });
  const { id } = json as { id: string };
  for (const from of ["-1", "1.5", "x", "2147483648", "9007199254740991"])
    await person.api.expectProblem(400, "validation_failed", "GET", `/playlists/${id}/tracks?from=${from}`);
});

const wrong: [route: string, body: unknown, field: string][] = [
  ["POST /auth/register", { email: "no address", username: "Ada", password: "long enough" }, "email"],
  ["POST /auth/register", { email: "a@example.org", username: "A", password: "long enough" }, "username"],
  ["POST /auth/register", { email: "a@example.org", username: "Ada", password: "short" }, "password"],
  ["POST /auth/register", { email: ["a@example.org"], username: "Ada", password: "long enough" }, "email"],
  ["POST /auth/login", { email: "a@example.org" }, "password"],
  ["POST /me/api-tokens", { name: "", scopes: ["read"] }, "name"],
  ["POST /me/api-tokens", { name: "x", scopes: [] }, "scopes"],
  ["POST /me/api-tokens", { name: "x", scopes: ["admin"] }, "scopes.0"],
  ["PUT /me/spotify/credentials", { clientId: "" }, "clientId"],
  ["PUT /me/spotify/credentials", { clientId: 7, clientSecret: "x" }, "clientId"],
  ["POST /me/spotify/connect", { code: "", state: "x" }, "code"],
  ["POST /playlists", {}, "name"],
  ["POST /playlists", { name: "   " }, "name"],
  ["POST /playlists", { name: 7 }, "name"],
  ["POST /playlists", { name: "x".repeat(101) }, "name"],
  ["POST /playlists", { name: "x", description: "x".repeat(301) }, "description"],
  [`PUT /playlists/${uuid}`, { name: null }, "name"],
  [`PUT /playlists/${uuid}`, {}, ""],
  [`POST /playlists/${uuid}/tracks`, {}, ""],
  [`POST /playlists/${uuid}/tracks`, { songIds: ["x"] }, "songIds.0"],
  [`POST /playlists/${uuid}/tracks`, { songIds: [uuid], position: -1 }, "position"],
  [`POST /playlists/${uuid}/tracks`, { uris: Array(1001).fill("x") }, "uris"],
  [`POST /playlists/${uuid}/tracks/move`, { itemIds: [], before: null }, "itemIds"],
  [`POST /playlists/${uuid}/tracks/move`, { itemIds: [uuid] }, "before"],
  [`POST /playlists/${uuid}/shuffle`, { seed: "" }, "seed"],
  [`POST /playlists/${uuid}/shuffle`, { seed: "x".repeat(101) }, "seed"],
  [`POST /playlists/${uuid}/shuffle`, { seed: 7 }, "seed"],
  ["POST /shuffles", {}, ""],
  ["POST /shuffles", { likedSongs: true, search: "blue" }, ""],
  ["POST /shuffles", { playlistIds: [] }, "playlistIds"],
  ["POST /shuffles", { albumId: "x" }, "albumId"],
  ["POST /shuffles", { search: "  " }, "search"],
  ["POST /shuffles", { likedSongs: true, spread: "wide" }, "spread"],
  [`PATCH /shuffles/${uuid}`, {}, "spread"],
  ["POST /spotify/import", { playlists: "some" }, "playlists"],
  ["POST /spotify/import", { likedSongs: "yes" }, "likedSongs"],
  ["POST /player/seek", { positionMs: -1 }, "positionMs"],
  ["POST /player/volume", { volumePercent: 101 }, "volumePercent"],
  ["POST /player/repeat", { state: "always" }, "state"],
  ["POST /player/shuffle", { state: "on" }, "state"],
  ["POST /player/transfer", {}, "deviceId"],
  ["POST /player/queue", { uri: "spotify:album:x" }, "uri"],
  ["POST /player/play", { uris: [] }, "uris"],
  ["POST /player/play", { contextUri: "spotify:user:x" }, "contextUri"],
  ["POST /player/play", { playlistId: uuid, shufflePlaylistId: uuid }, ""],
  ["POST /player/play", { shuffleId: uuid, shufflePlaylistId: uuid }, ""],
];

test("a wrong field is a 400 that names it", async ({ person }) => {
  for (const [route, body, field] of wrong) {
    const [method = "", path = ""] = route.split(" ");
    await test.step(`${route} ${field}`, async () => {
      const answer = await person.api.send(method as "POST", path, { body });
      const told = asProblem(answer, 400, "validation_failed");
      expect(told.errors?.map(error => error.path)).toContain(field);
    });
  }
});

test("a cookie that is damaged is nobody's", async ({ anonymous }) => {
  for (const value of ["%", "%E0%A4%A", "x.y.z", "a".repeat(3000)])
    await anonymous.expectProblem(401, "not_signed_in", "GET", "/me", {
      headers: { cookie: `next-auth.session-token=${value}` },
    });
  for (const authorization of ["Bearer", "Bearer ", "Basic YTpi", "Bearer ta_k_%00", "Bearer ta_s_'--"])
    await anonymous.expectProblem(401, "not_signed_in", "GET", "/me", { headers: { authorization } });
});

test("a method that an address does not have is a 405 that says which it has", async ({ person, rights }) => {
  for (const template of new Set(rights.map(right => right.template))) {
    const here = rights.filter(right => right.template === template).map(({ method }) => method);
    const allow = [...here, ...(here.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort().join(", ");
    const address = template.replace(/\{\w+\}/g, uuid);
    const others = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).filter(
      method => !here.includes(method),
    );
    await test.step(template, async () => {
      for (const method of others) {
        const answer = await person.api.send(method, address, { headers: someAddress() });
        asProblem(answer, 405, "method_not_allowed");
        expect(answer.headers.allow, method).toBe(allow);
      }
      const asked = await person.api.send("OPTIONS", address, { headers: someAddress() });
      expect([asked.status, asked.headers.allow]).toEqual([204, allow]);
    });
  }
});

test("a method that no address has is refused alike, and does nothing", async () => {
  for (const method of ["TRACE", "PROPFIND", "PURGE"]) {
    const reply = await raw(`${method} /api/v1/songs HTTP/1.1`);
    expect(reply).toMatch(/^HTTP\/1\.1 405 /);
    expect(reply).toMatch(/^allow: GET, HEAD, OPTIONS\r$/im);
    expect(reply).toContain('"code":"method_not_allowed"');
    expect(await raw(`${method} /music HTTP/1.1`)).toMatch(/^HTTP\/1\.1 [234]/);
  }
  const own = await raw("OPTIONS /api/v1/songs HTTP/1.1\r\nX-Strange-Method: TRACE");
  expect(own).toMatch(/^HTTP\/1\.1 204 /);
});

test("a path that does not exist is a 404", async ({ person }) => {
  await person.api.expectProblem(404, "not_found", "GET", "/nothing-here");
});

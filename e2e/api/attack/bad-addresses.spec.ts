import { oneInTurnByDepth, sizeByDepth } from "@/testing/depth";
import { parseProblem, randomAddress } from "../../support/api";
import { generated } from "../../support/instances/stacks";
import { isOwned, type Operation, readOperations, requestOf } from "../../support/operations";
import { sessionCookieOf } from "../../support/people";
import { sendRaw } from "../../support/raw";
import { test as base, expect } from "../../support/test";

const uuid = "00000000-0000-4000-8000-000000000000";

const test = base.extend<{ operations: Operation[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter.
  operations: async ({}, use) => use(await readOperations()),
});

const send = (head: string) =>
  sendRaw(generated.url, [
    ...head.split("\r\n"),
    `Host: ${new URL(generated.url).host}`,
    "Connection: close",
  ]);

test("a path with traversal or encoded separators leads nowhere", async ({ person }) => {
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
    "/admin/queue/%E0%A4%A",
    "/_next/%E0%A4%A",
    "/%ff",
    "/api/health/%ff",
    "*",
  ];
  for (const path of paths)
    await test.step(path.slice(0, 40), async () => {
      const reply = await send(`GET ${path} HTTP/1.1\r\nAuthorization: Bearer ${person.token}`);
      expect(reply).toMatch(/^HTTP\/1\.1 (308|400|403|404) /);
    });
});

test("malformed ids are not found", async ({ person, operations }) => {
  const malformed = ["1", "not-a-uuid", "%00", "..%2f..", `${uuid}x`, "'; DROP TABLE users; --", "💿"];
  for (const [row, operation] of operations.filter(isOwned).entries())
    for (const id of oneInTurnByDepth(malformed, row).map(encodeURIComponent)) {
      const sameIdForAll = new Proxy({}, { get: () => id });
      const { method, path, sent } = requestOf({ ...operation, body: undefined }, sameIdForAll);
      await test.step(`${operation.route} ${id}`, async () => {
        const { status } = await person.api.send(method, path, sent);
        // The web server itself refuses some paths.
        expect([400, 404]).toContain(status);
      });
    }
});

test("a cursor that no list returned gets a 400", async ({ person }) => {
  const encode = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");
  const cursors = [
    "x",
    "%25",
    "AAAA",
    encode(null),
    encode({}),
    encode([]),
    encode(["a"]),
    encode([1, uuid, 2]),
    encode("-1"),
    encode([1e300, uuid]),
    encode([4294967296, uuid]),
    encode([1.5, uuid]),
    encode(["\u0000", uuid]),
    encode(["0000-01-01T00:00:00Z", uuid]),
    encode(["2026-13-45T00:00:00Z", uuid]),
    encode(["2026-01-01T00:00:00Z", "no id"]),
  ];
  const lists = ["/playlists", "/me/liked", "/sync/jobs"];
  for (const path of lists)
    for (const cursor of cursors)
      await test.step(`${path} ${cursor}`, async () => {
        const problem = await person.api.expectProblem(
          400,
          "validation_failed",
          "GET",
          `${path}?cursor=${cursor}`,
        );
        expect(problem.errors).toMatchObject([{ path: "cursor" }]);
      });
  await person.api.expectProblem(
    400,
    "validation_failed",
    "GET",
    `/songs?cursor=${encode(["\u0000", uuid])}`,
  );
  const playlist = await person.api.send("POST", "/playlists", { body: { name: "Empty" } });
  const { id } = playlist.json as { id: string };
  for (const place of [1.5, "1", null, 1e300, {}])
    await person.api.expectProblem(
      400,
      "validation_failed",
      "GET",
      `/playlists/${id}/tracks?cursor=${encode(place)}`,
    );
  for (const place of [-1, 2 ** 40])
    expect((await person.api.send("GET", `/playlists/${id}/tracks?cursor=${encode(place)}`)).status).toBe(
      200,
    );
});

test("a limit outside 1 to 100 or a malformed position gets a 400 that names it", async ({ person }) => {
  for (const path of ["/playlists", "/songs", "/me/liked", "/sync/jobs"])
    for (const limit of ["0", "101", "-1", "1.5", "many", ""]) {
      const problem = await person.api.expectProblem(
        400,
        "validation_failed",
        "GET",
        `${path}?limit=${limit}`,
      );
      expect(problem.errors?.[0]?.path).toBe("limit");
    }
  const { json } = await person.api.send("POST", "/playlists", { body: { name: "Empty" } });
  const { id } = json as { id: string };
  for (const from of ["-1", "1.5", "x", "2147483648", "9007199254740991"])
    await person.api.expectProblem(400, "validation_failed", "GET", `/playlists/${id}/tracks?from=${from}`);
});

test("a damaged cookie or authorization header signs nobody in", async ({ anonymous }) => {
  for (const value of ["%", "%E0%A4%A", "x.y.z", "a".repeat(3000)])
    await anonymous.expectProblem(401, "not_signed_in", "GET", "/me", {
      headers: { cookie: `${sessionCookieOf(generated.url)}=${value}` },
    });
  for (const authorization of ["Bearer", "Bearer ", "Basic YTpi", "Bearer ta_k_%00", "Bearer ta_s_'--"])
    await anonymous.expectProblem(401, "not_signed_in", "GET", "/me", { headers: { authorization } });
});

test("a method that a path does not have gets a 405 with the methods that it has", async ({
  person,
  operations,
}) => {
  const templates = [...new Set(operations.map(right => right.template))];
  for (const [row, template] of templates.entries()) {
    const methods = operations.filter(other => other.template === template).map(({ method }) => method);
    const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort().join(", ");
    const address = template.replace(/\{\w+\}/g, uuid);
    const others = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).filter(
      method => !methods.includes(method),
    );
    await test.step(template, async () => {
      for (const method of oneInTurnByDepth(others, row)) {
        const reply = await person.api.send(method, address, { headers: randomAddress() });
        parseProblem(reply, 405, "method_not_allowed");
        expect(reply.headers.allow, method).toBe(allow);
      }
      // All paths answer it with the same code.
      if (row % sizeByDepth(8, 1)) return;
      const options = await person.api.send("OPTIONS", address, { headers: randomAddress() });
      expect([options.status, options.headers.allow]).toEqual([204, allow]);
    });
  }
});

test("unknown methods get the same 405 and do nothing", async () => {
  for (const method of ["TRACE", "PROPFIND", "PURGE"]) {
    const reply = await send(`${method} /api/v1/songs HTTP/1.1`);
    expect(reply).toMatch(/^HTTP\/1\.1 405 /);
    expect(reply).toMatch(/^allow: GET, HEAD, OPTIONS\r$/im);
    expect(reply).toContain('"code":"method_not_allowed"');
    expect(await send(`${method} /music HTTP/1.1`)).toMatch(/^HTTP\/1\.1 [234]/);
  }
  const allowed = await send("OPTIONS /api/v1/songs HTTP/1.1\r\nX-Strange-Method: TRACE");
  expect(allowed).toMatch(/^HTTP\/1\.1 204 /);
});

test("an unknown path gets a 404", async ({ person }) => {
  await person.api.expectProblem(404, "not_found", "GET", "/nothing-here");
});

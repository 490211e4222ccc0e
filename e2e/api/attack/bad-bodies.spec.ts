import { createConnection } from "node:net";
import { oneInTurnByDepth } from "@/testing/depth";
import { generated } from "../../support/instances/stacks";
import { type Operation, readOperations, requestOf } from "../../support/operations";
import { test as base, expect } from "../../support/test";

const test = base.extend<{ operationsWithBody: Operation[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter.
  operationsWithBody: async ({}, use) =>
    use((await readOperations()).filter(({ access, body }) => body && access !== "admin")),
});

test("every operation with a body refuses text that is not JSON with a 400", async ({
  person,
  operationsWithBody,
}) => {
  for (const [row, operation] of operationsWithBody.entries()) {
    const { method, path } = requestOf(operation, {});
    for (const body of oneInTurnByDepth(["{", "hello", '{"name": }', "\u0000"], row))
      await test.step(`${operation.route} ${JSON.stringify(body)}`, () =>
        person.api.expectProblem(400, "bad_request", method, path, { body }));
  }
});

test("every operation with a body refuses JSON that is not an object with a 400", async ({
  person,
  operationsWithBody,
}) => {
  for (const [row, operation] of operationsWithBody.entries()) {
    const { method, path } = requestOf(operation, {});
    for (const body of oneInTurnByDepth(["null", "[]", "7", '"text"'], row))
      await test.step(`${operation.route} ${body}`, () =>
        person.api.expectProblem(400, "validation_failed", method, path, { body }));
  }
});

test("the character NUL gets a 400 in a body and in a query", async ({ person }) => {
  for (const body of ['{"name":"a\\u0000b"}', '{"name":"a","description":"\\u0000"}'])
    await person.api.expectProblem(400, "bad_request", "POST", "/playlists", { body });
  for (const path of ["/playlists", "/songs", "/me/liked"])
    await person.api.expectProblem(400, "bad_request", "GET", `${path}?q=%00`);
});

test("JSON that is nested too deep or has lone surrogates gets a 400", async ({ person }) => {
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

test("bytes that are not UTF-8 get a 400 in a body and in an address", async ({ person }) => {
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

test("every operation with a body refuses other content types with a 415", async ({
  person,
  operationsWithBody,
}) => {
  for (const [row, operation] of operationsWithBody.entries()) {
    const { method, path, sent } = requestOf(operation, {});
    const types = ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"];
    const wrong = types.filter(type => !operation.contentTypes.includes(type));
    for (const type of oneInTurnByDepth(wrong, row))
      await test.step(`${operation.route} ${type}`, () =>
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

test("a body over a megabyte gets a 413, also without a content length", async ({ person }) => {
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

import { expect, it } from "vitest";
import { readJson } from "./read-json";

const createRequest = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://127.0.0.1/", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  } as RequestInit);

it("An interrupted upload is a bad request, not an internal error", async () => {
  const interruptedBody = new ReadableStream({
    pull(controller) {
      controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    },
  });
  await expect(readJson(createRequest(interruptedBody), 1)).rejects.toMatchObject({ code: "bad_request" });
});

it("A compressed body is refused, and the error mentions Content-Encoding", async () => {
  const refusal = { code: "unsupported_media_type", message: expect.stringContaining("Content-Encoding") };
  await expect(readJson(createRequest("{}", { "content-encoding": "gzip" }), 1)).rejects.toMatchObject(
    refusal,
  );
  const uncompressed = await readJson(createRequest('{"a":1}', { "content-encoding": "identity" }), 1);
  expect(uncompressed).toEqual({ a: 1 });
});

it("A body may be nested 32 levels deep, and no deeper", async () => {
  const nestedArrays = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  await expect(readJson(createRequest(nestedArrays(32)), 1)).resolves.toBeInstanceOf(Array);
  for (const body of [nestedArrays(33), nestedArrays(500_000), `{"a":${nestedArrays(32)}}`])
    await expect(readJson(createRequest(body), 1)).rejects.toMatchObject({ code: "bad_request" });
});

it.each(['"\\u0000"', '"\\ud800"', '{"\\udfff":1}', '[{"a":["\\u0000"]}]', '{"__proto__":"\\u0000"}'])(
  "The body %s cannot be stored and is refused",
  async body => {
    await expect(readJson(createRequest(body), 1)).rejects.toMatchObject({ code: "bad_request" });
  },
);

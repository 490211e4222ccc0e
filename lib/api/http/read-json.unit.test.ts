import { expect, it } from "vitest";
import { readJson } from "./read-json";

const requestOf = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://127.0.0.1/", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  } as RequestInit);

it("An upload that breaks off is a bad request, not an internal error", async () => {
  const broken = new ReadableStream({
    pull(controller) {
      controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    },
  });
  await expect(readJson(requestOf(broken), 1)).rejects.toMatchObject({ code: "bad_request" });
});

it("A compressed body is refused with a hint at its Content-Encoding", async () => {
  const refusal = { code: "unsupported_media_type", message: expect.stringContaining("Content-Encoding") };
  await expect(readJson(requestOf("{}", { "content-encoding": "gzip" }), 1)).rejects.toMatchObject(refusal);
  const plain = await readJson(requestOf('{"a":1}', { "content-encoding": "identity" }), 1);
  expect(plain.value).toEqual({ a: 1 });
});

it("A body may be nested 32 levels deep, and no deeper", async () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  await expect(readJson(requestOf(nested(32)), 1)).resolves.toMatchObject({ text: nested(32) });
  for (const body of [nested(33), nested(500_000), `{"a":${nested(32)}}`])
    await expect(readJson(requestOf(body), 1)).rejects.toMatchObject({ code: "bad_request" });
});

it.each(['"\\u0000"', '"\\ud800"', '{"\\udfff":1}', '[{"a":["\\u0000"]}]', '{"__proto__":"\\u0000"}'])(
  "The body %s cannot be stored and is refused",
  async body => {
    await expect(readJson(requestOf(body), 1)).rejects.toMatchObject({ code: "bad_request" });
  },
);

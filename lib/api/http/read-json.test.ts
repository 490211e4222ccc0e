import { expect, it } from "vitest";
import { readJson } from "./read-json";

const sent = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://127.0.0.1/", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  } as RequestInit);

it("an upload that breaks off is a request that cannot be read, not a failure of ours", async () => {
  const broken = new ReadableStream({
    pull(controller) {
      controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    },
  });
  await expect(readJson(sent(broken), 1)).rejects.toMatchObject({ code: "bad_request" });
});

it("a body that is packed is refused by the name of what packs it", async () => {
  const refused = { code: "unsupported_media_type", message: expect.stringContaining("Content-Encoding") };
  await expect(readJson(sent("{}", { "content-encoding": "gzip" }), 1)).rejects.toMatchObject(refused);
  const plain = await readJson(sent('{"a":1}', { "content-encoding": "identity" }), 1);
  expect(plain.value).toEqual({ a: 1 });
});

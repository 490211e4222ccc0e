import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { receiveFiles } from "./receive-files";

const part = (name: string) =>
  `--x\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n${"a".repeat(200_000)}`;

/** A request that stays open after a part of its form has arrived. */
function openRequest(form: string) {
  const abort = new AbortController();
  let fail: (error: Error) => void = () => undefined;
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(form));
      fail = error => controller.error(error);
    },
  });
  const request = new Request("http://127.0.0.1/", {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body,
    signal: abort.signal,
    duplex: "half",
  } as RequestInit);
  return { request, abort: () => abort.abort(), fail: () => fail(new Error("socket hang up")) };
}

it.each([
  ["canceled", "abort", part("a.json")],
  ["cut off", "fail", part("a.json")],
  ["canceled while a file waits for its turn", "abort", `${part("a.json")}\r\n${part("b.json")}`],
] as const)("Whoever reads a file of an upload that is %s is told so at once", async (_, end, form) => {
  const upload = openRequest(form);
  const outcomes: string[] = [];
  const received = receiveFiles(upload.request, 1, async ({ name, content }) => {
    try {
      for await (const _chunk of content) await setImmediate();
      outcomes.push(`${name} was read`);
    } catch (error) {
      outcomes.push(`${name} failed`);
      throw error;
    }
  });
  await setImmediate();
  upload[end]();
  await expect(received).rejects.toMatchObject({
    code: "bad_request",
    parameters: { reason: "body_incomplete" },
  });
  expect(outcomes.at(-1)).toMatch(/failed$/);
});

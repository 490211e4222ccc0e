import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

it("a logged error is sent to Sentry with its cause and without secrets", async () => {
  const sentry = createServer(async (request, response) => {
    sentry.emit("report", request.url, await text(request));
    response.end("{}");
  });
  await once(sentry.listen(0, "127.0.0.1"), "listening");
  process.env.SENTRY_DSN = `http://key@127.0.0.1:${(sentry.address() as AddressInfo).port}/1`;
  // The log reads the settings at its first line.
  const { log } = await import("./log");
  const secret = `BQ${"x".repeat(80)}`;
  log.warn({ requestId: "one" }, "not an error");
  log.error({ requestId: "two", error: new Error(`refused: ${secret}`) }, "an import failed");
  const [url, sent] = await once(sentry, "report");
  sentry.close();
  expect(url).toMatch(/^\/api\/1\/envelope\//);
  expect(sent).toContain("refused: [secret]");
  expect(sent).toContain("an import failed");
  expect(sent).toContain('"requestId":"two"');
  expect(sent).toContain("error-reports.test.ts");
  expect(sent).not.toContain(secret);
});

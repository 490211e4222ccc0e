import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, vi } from "vitest";

it("a logged error is sent to Sentry with its message and stack trace and without secrets", async () => {
  const sentry = createServer(async (request, response) => {
    sentry.emit("report", request.url, await text(request));
    response.end("{}");
  });
  await once(sentry.listen(0, "127.0.0.1"), "listening");
  vi.stubEnv("SENTRY_DSN", `http://key@127.0.0.1:${(sentry.address() as AddressInfo).port}/1`);
  // Imported here, because the log reads SENTRY_DSN when it writes its first line.
  const { log } = await import("./log");
  const secret = `BQ${"x".repeat(80)}`;
  log.warn({ requestId: "one" }, "not an error");
  log.error({ requestId: "two", error: new Error(`refused: ${secret}`) }, "an import failed");
  const [url, body] = await once(sentry, "report");
  sentry.close();
  expect(url).toMatch(/^\/api\/1\/envelope\//);
  expect(body).toContain("refused: [secret]");
  expect(body).toContain("an import failed");
  expect(body).toContain('"requestId":"two"');
  expect(body).toContain("error-reports.test.ts");
  expect(body).not.toContain(secret);
});

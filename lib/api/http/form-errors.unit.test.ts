import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { explainFormErrors } from "./form-errors";

async function startFailingServer(): Promise<string> {
  const server = createServer((request, response) => {
    explainFormErrors(request, response);
    response.statusCode = 503;
    response.setHeader("content-type", "application/problem+json");
    response.end("the problem");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it.each([
  ["/playlists", 400],
  ["/admin", 400],
  ["/admin/queues", 400],
  ["/api/v1/me", 503],
  ["/admin/queue", 503],
  ["/admin/queue?page=2", 503],
  ["/admin/queue/api/queues/tonearm/add", 503],
])("A POST to %s that fails before an action ran is answered with %i", async (path, status) => {
  const reply = await fetch((await startFailingServer()) + path, { method: "POST" });
  expect(reply.status).toBe(status);
  expect((await reply.text()) === "the problem").toBe(status === 503);
});

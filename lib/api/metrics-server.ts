import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { resolveForwardedFor } from "./http/address";
import { metricsReply } from "./metrics";

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  resolveForwardedFor(request);
  const [path] = (request.url ?? "").split("?");
  if (path !== "/metrics" || !["GET", "HEAD"].includes(request.method ?? "")) {
    response.writeHead(404, { "content-type": "text/plain" }).end("The metrics are at /metrics.\n");
    return;
  }
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const reply = await metricsReply(headers);
  response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
}

/** Answers `/metrics` of a process that serves no pages. */
export function startMetricsServer(host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** The failures, in the order in which they occur. */
const failures = ["unavailable", "dropped", "malformed", "cut short", "rate limit"] as const;

/** Starts a proxy in front of the Web API that makes every `nth` request fail, with each kind of failure in turn. */
export async function startFailingProxy(target: string, nth: number) {
  let requests = 0;
  let failed = 0;
  let isOn = true;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const fails = isOn && ++requests % nth === 0;
    const failure = fails ? failures[failed++ % failures.length] : undefined;
    if (failure === "unavailable") return response.writeHead(503).end("upstream connect error");
    if (failure === "rate limit")
      return response.writeHead(429, { "retry-after": "0" }).end("Too many requests");
    if (failure === "dropped") return request.socket.destroy();
    if (failure === "malformed") return response.writeHead(200).end("<html>Something else</html>");
    const headers = { ...request.headers } as Record<string, string>;
    for (const name of ["host", "connection", "content-length", "transfer-encoding"]) delete headers[name];
    const reply = await fetch(`${target}${request.url}`, {
      method: request.method ?? "GET",
      headers,
      body: request.method === "GET" ? null : Buffer.concat(chunks),
    });
    const body = Buffer.from(await reply.arrayBuffer());
    response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "text/plain" });
    response.end(failure === "cut short" ? body.subarray(0, body.length / 2) : body);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => new Promise(resolve => server.close(resolve)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failedRequests: () => failed,
    turnOff: () => {
      isOn = false;
    },
  };
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** The ways in which a reply goes wrong, one after the other. */
const stumbles = ["unavailable", "dropped", "rubbish", "cut short", "rate limit"] as const;

/** Stands before the Web API and spoils every `nth` reply in another way, as a bad day at Spotify does. */
export async function stumblingProxy(target: string, nth: number) {
  let requests = 0;
  let spoiled = 0;
  let isOn = true;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isSpoiled = isOn && ++requests % nth === 0;
    const stumble = isSpoiled ? stumbles[spoiled++ % stumbles.length] : undefined;
    if (stumble === "unavailable") return response.writeHead(503).end("upstream connect error");
    if (stumble === "rate limit")
      return response.writeHead(429, { "retry-after": "0" }).end("Too many requests");
    if (stumble === "dropped") return request.socket.destroy();
    if (stumble === "rubbish") return response.writeHead(200).end("<html>Something else</html>");
    const headers = { ...request.headers } as Record<string, string>;
    for (const name of ["host", "connection", "content-length", "transfer-encoding"]) delete headers[name];
    const reply = await fetch(`${target}${request.url}`, {
      method: request.method ?? "GET",
      headers,
      body: request.method === "GET" ? null : Buffer.concat(chunks),
    });
    const body = Buffer.from(await reply.arrayBuffer());
    response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "text/plain" });
    response.end(stumble === "cut short" ? body.subarray(0, body.length / 2) : body);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => new Promise(resolve => server.close(resolve)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spoiled: () => spoiled,
    turnOff: () => {
      isOn = false;
    },
  };
}

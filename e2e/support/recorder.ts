import { createServer, type IncomingHttpHeaders, request as sendRequest } from "node:http";
import type { AddressInfo } from "node:net";

/** A request and its reply, as they went over the wire. */
export type Exchange = {
  method: string;
  path: string;
  query: URLSearchParams;
  request: { headers: IncomingHttpHeaders; body: string };
  reply: { status: number; headers: [name: string, value: string][]; body: string };
};

const toPairs = (rawHeaders: string[]) =>
  rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 ? [] : [[name.toLowerCase(), rawHeaders[index + 1] ?? ""]],
  );

/**
 * Starts a proxy that keeps everything that passes through it.
 * @param target returns the origin behind the proxy; called for each request
 */
export async function startRecorder(target: () => string, port = 0) {
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://any");
    const exchange: Exchange = {
      method: incoming.method ?? "",
      path: pathname,
      query: searchParams,
      request: { headers: incoming.headers, body: "" },
      reply: { status: 0, headers: [], body: "" },
    };
    exchanges.push(exchange);
    // Compressed bodies could not be searched, and a kept connection may be closed by the app at the moment it is reused.
    const headers = { ...incoming.headers, "accept-encoding": "identity", connection: "close" };
    const options = { method: incoming.method ?? "GET", headers };
    const forwarded = sendRequest(`${target()}${incoming.url}`, options, reply => {
      exchange.reply.status = reply.statusCode ?? 0;
      exchange.reply.headers = toPairs(reply.rawHeaders);
      reply.on("data", part => {
        exchange.reply.body += part;
      });
      reply.on("error", () => outgoing.destroy());
      outgoing.writeHead(exchange.reply.status, reply.rawHeaders);
      reply.pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    outgoing.on("close", () => forwarded.destroy());
    incoming.on("data", part => {
      exchange.request.body += part;
    });
    incoming.pipe(forwarded);
  });
  await new Promise<void>(resolve => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

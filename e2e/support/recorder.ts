import { request as ask, createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** One request and its reply, as they went over the wire. */
export type Exchange = {
  method: string;
  path: string;
  query: URLSearchParams;
  sent: { headers: IncomingHttpHeaders; body: string };
  got: { status: number; headers: [name: string, value: string][]; body: string };
};

const pairs = (raw: string[]) =>
  raw.flatMap((name, index): [string, string][] =>
    index % 2 ? [] : [[name.toLowerCase(), raw[index + 1] ?? ""]],
  );

/** A proxy that keeps what passes through it. `target` is asked at each request. */
export async function startRecorder(target: () => string, port = 0) {
  const exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://any");
    const exchange: Exchange = {
      method: request.method ?? "",
      path: pathname,
      query: searchParams,
      sent: { headers: request.headers, body: "" },
      got: { status: 0, headers: [], body: "" },
    };
    exchanges.push(exchange);
    // Nothing is compressed, so that it can be read; and no connection is kept that the other side may just be closing.
    const headers = { ...request.headers, "accept-encoding": "identity", connection: "close" };
    const onward = ask(`${target()}${request.url}`, { method: request.method ?? "GET", headers }, reply => {
      exchange.got.status = reply.statusCode ?? 0;
      exchange.got.headers = pairs(reply.rawHeaders);
      reply.on("data", part => {
        exchange.got.body += part;
      });
      reply.on("error", () => response.destroy());
      response.writeHead(exchange.got.status, reply.rawHeaders);
      reply.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.on("data", part => {
      exchange.sent.body += part;
    });
    request.pipe(onward);
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

import http, { type ClientRequest } from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";

/** The largest reply, with its headers, and the longest time for one. Keys and claims take a few kilobytes. */
const limits = { maxBytes: 512 * 1024, maxMs: 10_000 };

type Connect = http.Agent["createConnection"];
/** Node calls this method with each request. It is not in the types. */
type WithAddRequest = { addRequest(request: ClientRequest, ...parameters: unknown[]): void };

/** Ends connections that take too long or send too much, because next-auth's client limits neither. */
const bounded =
  (connect: Connect, { maxBytes, maxMs }: typeof limits): Connect =>
  (...parameters) => {
    const socket = connect(...parameters) as Duplex;
    const timer = setTimeout(() => socket.destroy(new Error(`no complete reply within ${maxMs} ms`)), maxMs);
    socket.once("close", () => clearTimeout(timer));
    let bytes = 0;
    socket.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) socket.destroy(new Error(`a reply of more than ${maxBytes} bytes`));
    });
    return socket;
  };

/**
 * Returns an agent for all requests to a provider. It uses one connection for each request. With https it refuses http, so a
 * provider cannot ask for a secret over http.
 */
export function boundedAgent(issuer: string, { maxBytes, maxMs } = limits): http.Agent {
  const agent = issuer.startsWith("https:") ? new https.Agent() : new http.Agent();
  agent.createConnection = bounded(agent.createConnection.bind(agent), { maxBytes, maxMs });
  const { addRequest } = agent as unknown as WithAddRequest;
  Object.assign(agent, {
    addRequest(request: ClientRequest, ...parameters: unknown[]) {
      // The client stops listening when a reply begins. A connection that breaks after that would end the whole process.
      request.on("error", () => undefined);
      addRequest.call(agent, request, ...parameters);
    },
  });
  return agent;
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { isSdkPath } from "../sdk/handle-sdk";
import { type Fault, takeFault } from "../world/faults";
import type { World } from "../world/world";
import { type HttpRequest, jsonReply, type Reply, textReply } from "./message";
import { readBody } from "./read-body";

export type Handler = (request: HttpRequest) => Reply;

const emptyBody = Buffer.alloc(0);

/** Creates the HTTP server, which also applies faults and latency and writes the request log. */
export function createSimulatorServer(world: World, handle: Handler): Server {
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    serve(world, handle, incoming, outgoing).catch((error: unknown) => {
      console.error("simulator: a request failed:", error);
      send(outgoing, textReply("simulator error", 500));
    });
  });
  return server;
}

async function serve(
  world: World,
  handle: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await toRequest(incoming);
  if (!request) return send(outgoing, textReply("Payload Too Large", 413));
  if (!isSpotifyPath(request.path)) return send(outgoing, handle(request));

  const fault = takeFault(world.faults, { ...request, clientId: clientIdOf(world, request) });
  const { latencyMs } = world.settings;
  if (fault?.executes) handle(request);
  if (fault?.delayMs) await world.delayed.wait(fault, fault.delayMs);
  if (latencyMs > 0) await wait(latencyMs);
  const reply = fault && hasReply(fault) ? faultReply(fault) : handle(request);
  logRequest(world, request, fault?.drop ? 0 : reply.status);
  if (fault?.drop) incoming.socket.destroy();
  else send(outgoing, reply);
}

async function toRequest(incoming: IncomingMessage): Promise<HttpRequest | null> {
  const { method = "GET", url: target = "/", headers } = incoming;
  const url = new URL(`http://simulator${target}`);
  const hasBody = headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
  const body = hasBody ? await readBody(incoming) : emptyBody;
  if (!body) return null;
  return {
    method,
    target,
    path: url.pathname,
    query: url.searchParams,
    headers,
    body,
    caller: { clientId: null, userId: null },
  };
}

/** Returns false for the control API, images and the player for browsers, which get no faults and no latency, and are not logged. */
function isSpotifyPath(path: string): boolean {
  return !path.startsWith("/_control/") && !path.startsWith("/image/") && !isSdkPath(path);
}

/** Returns the app that the authorization names, valid or not. */
function clientIdOf(world: World, { headers }: HttpRequest): string | null {
  const [scheme = "", text = ""] = headers.authorization?.split(" ") ?? [];
  if (scheme.toLowerCase() === "bearer") return world.accessTokens.get(text)?.clientId ?? null;
  return Buffer.from(text, "base64").toString("utf8").split(":")[0] || null;
}

function hasReply(fault: Fault): boolean {
  return fault.drop === true || fault.status !== undefined || fault.body !== undefined;
}

function faultReply({ status = 500, headers = {}, body }: Fault): Reply {
  const reply =
    typeof body === "string" || body === undefined ? textReply(body ?? "", status) : jsonReply(body, status);
  const lowercased = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { ...reply, headers: { ...reply.headers, ...lowercased } };
}

function logRequest(world: World, request: HttpRequest, status: number): void {
  world.log.add({
    at: new Date(world.clock.now()).toISOString(),
    method: request.method,
    path: request.path,
    query: Object.fromEntries(request.query),
    status,
    ...request.caller,
  });
}

function send(outgoing: ServerResponse, reply: Reply): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  const headers: Record<string, string | number> = { ...reply.headers };
  if (reply.status !== 204 && reply.status !== 304)
    headers["content-length"] = Buffer.byteLength(reply.body ?? "");
  outgoing.writeHead(reply.status, headers);
  outgoing.end(reply.body);
}

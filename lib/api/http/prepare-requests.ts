import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { env, isDevelopment } from "@/lib/platform/env";
import { resolveForwardedFor } from "./address";
import { startFairly } from "./fair-start";
import { explainFormErrors } from "./form-errors";
import { timePage } from "./page-metrics";
import { beginRequest, inTurn } from "./page-turns";
import { securityHeaders } from "./security-headers";
import { rewriteUnsupportedMethod } from "./unsupported-methods";

const isUsableHost = (host: string) =>
  /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i.test(host) && URL.canParse(`http://${host}`);

/** Fills in Host for proxies that send none, or none that a URL can have. Next needs it for forms and redirects. */
function completeHost({ headers }: IncomingMessage): void {
  if (!isUsableHost(headers.host ?? "")) headers.host = new URL(env().PUBLIC_URL).host;
}

/** Leads to the route that answers 400 to paths that are not UTF-8. */
export const malformedPath = "/api/malformed-path";

function isUtf8(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Reduces an absolute URL to its path (RFC 9112 3.2.2), and replaces paths at which Next would answer 500. */
function repairPath(request: IncomingMessage): void {
  const url = (request.url ?? "").replace(/^https?:\/\/[^/?#]*/i, "") || "/";
  const [path = ""] = url.split("?");
  request.url = path.startsWith("/") && isUtf8(path) ? url : malformedPath;
}

/**
 * Ignores `Upgrade`, which RFC 9110 7.8 allows: without a listener, Node treats the request as any other. Next's listener
 * answers nothing to h2c, which some HTTP clients ask for by default, and keeps websockets open.
 */
function ignoreUpgrades(): void {
  const onSocket = (message: unknown) => {
    const { server } = (message as { socket: Socket & { server?: Server } }).socket;
    server?.removeAllListeners("upgrade");
  };
  // The development server needs a websocket for hot reload.
  if (!isDevelopment()) subscribe("net.server.socket", onSocket);
}

/** Puts queues in front of Next, which needs milliseconds of the processor even for what `proxy.ts` refuses. */
function putBeforeNext(server: Server): void {
  // Next's listener is the first one. Others, such as those of tools that measure, see each request at once.
  const [listener, ...others] = server.listeners("request") as RequestListener[];
  if (!listener) return;
  server.removeAllListeners("request");
  for (const next of [startFairly(inTurn(listener)), ...others]) server.on("request", next);
}

type RequestStart = { request: IncomingMessage; response: ServerResponse; server: Server };

/** Prepares every request, and the headers of its reply, before Next handles it. */
export function prepareRequests(): void {
  ignoreUpgrades();
  const servers = new WeakSet<Server>();
  subscribe("http.server.request.start", message => {
    const { request, response, server } = message as RequestStart;
    if (!servers.has(server)) putBeforeNext(server);
    servers.add(server);
    beginRequest(response);
    resolveForwardedFor(request);
    completeHost(request);
    rewriteUnsupportedMethod(request);
    repairPath(request);
    timePage(request, response);
    response.setHeaders(new Map(Object.entries(securityHeaders())));
    explainFormErrors(request, response);
  });
}

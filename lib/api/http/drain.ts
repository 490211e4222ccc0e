import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { drainBeforeShutdown, isStopping, shutdown } from "@/lib/platform/shutdown";

type RequestStart = { request: IncomingMessage; response: ServerResponse; server: Server };

/** Longer than proxies keep unused connections (Caddy: two minutes), so that only they close them and never during a request. */
const keepAliveMs = 150_000;
const checkEveryMs = 50;
/** How long nothing may arrive until the drain is over. */
const quietMs = 1_000;
/** A proxy asks at least this often whether the process is ready. */
const probeIntervalMs = 10_000;
/** The start script kills the process after ten seconds. */
const maxDrainMs = 5_000;

const readyPath = "/api/health/ready";
/** Probes and Prometheus go on asking. */
const watcherPath = /^\/api\/(health|metrics)/;

/**
 * Stops this web process on SIGTERM so that no request behind a proxy fails. First it answers requests as before while it says that
 * it is not ready and closes connections that would be used again, until the proxy sends no more. Then it ends its streams, takes no more
 * connections, and exits when the last reply has been sent.
 * @param closeRest runs before the exit
 */
export function stopWithoutLosingRequests(closeRest: () => Promise<void>): void {
  const openReplies = new Set<ServerResponse>();
  let server: Server | undefined;
  let requestedAt = 0;
  let probedAt = 0;
  /** When a proxy got its first 503. */
  let toldAt = 0;

  subscribe("http.server.request.start", message => {
    const { request, response, server: own } = message as RequestStart;
    server = own;
    server.keepAliveTimeout = keepAliveMs;
    if (isStopping()) response.shouldKeepAlive = false;
    if (request.url === readyPath) {
      probedAt = Date.now();
      if (isStopping()) toldAt ||= probedAt;
    } else if (!watcherPath.test(request.url ?? "")) requestedAt = Date.now();
    openReplies.add(response);
    response.once("close", () => openReplies.delete(response));
  });

  drainBeforeShutdown(async () => {
    const stoppedAt = Date.now();
    for (const response of openReplies) response.shouldKeepAlive = false;
    const isProbed = probedAt > stoppedAt - probeIntervalMs;
    const isQuiet = () => Math.max(requestedAt, toldAt) < Date.now() - quietMs && (!isProbed || toldAt > 0);
    while (!isQuiet() && Date.now() < stoppedAt + maxDrainMs) await wait(checkEveryMs);
  });

  const closeServer = () =>
    new Promise<void>(resolve => {
      if (!server) return resolve();
      const open = server;
      // Connections of replies that began before the signal are kept by the other side.
      const timer = setInterval(() => open.closeIdleConnections(), checkEveryMs);
      open.close(() => {
        clearInterval(timer);
        resolve();
      });
    });
  shutdown().addEventListener("abort", () => {
    for (const response of openReplies) response.shouldKeepAlive = false;
    void Promise.allSettled([closeServer(), closeRest()]).then(() => process.exit());
  });
}

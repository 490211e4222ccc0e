import type { Instrumentation } from "next";

/** Next calls this once when the server starts, before the first request. Starts the inline worker. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { trustPrivateProxies } = await import("@/lib/api/http/address");
  trustPrivateProxies();
  const { rewriteUnsupportedMethods } = await import("@/lib/api/http/unsupported-methods");
  rewriteUnsupportedMethods();
  const { env } = await import("@/lib/platform/env");
  if (env().WORKER !== "inline") return;
  const { startJobWorker } = await import("@/lib/worker/worker");
  const { shutdown } = await import("@/lib/platform/shutdown");
  const worker = await startJobWorker();
  shutdown().addEventListener("abort", () => void worker.close());
}

/** Next calls this for errors of pages and server actions. They are logged like errors of the API, without the query. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method, path }, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/platform/log");
  const { routePath: route, routeType: of } = context;
  log.error({ error, method, path: path.split("?")[0], route, of }, "unexpected error of a page");
};

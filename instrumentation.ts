import type { Instrumentation } from "next";

/** Prepares the server and starts the inline worker. Next calls this once, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareRequests } = await import("@/lib/api/http/prepare-requests");
  prepareRequests();
  const { env } = await import("@/lib/platform/env");
  const { shutdown, stopWithStartScript } = await import("@/lib/platform/shutdown");
  let closeWorker = async () => {};
  if (process.env.NEXT_MANUAL_SIG_HANDLE) {
    const { stopWithoutLosingRequests } = await import("@/lib/api/http/drain");
    stopWithoutLosingRequests(() => closeWorker());
  }
  if (process.env.TONEARM_SUPERVISED) stopWithStartScript();
  const { warnOfSplitCounters } = await import("@/lib/platform/key-value");
  warnOfSplitCounters();
  if (env().WORKER !== "inline") return;
  const { startJobWorker } = await import("@/lib/worker/worker");
  closeWorker = (await startJobWorker()).close;
  if (!process.env.NEXT_MANUAL_SIG_HANDLE) shutdown().addEventListener("abort", () => void closeWorker());
}

/** Logs an error of a page or server action without the query of its URL. Called by Next. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method, path }, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/platform/log");
  const { isUnreadableForm } = await import("@/lib/api/http/form-errors");
  const { routePath: route, routeType } = context;
  const details = { method, path: path.split("?")[0], route, routeType };
  // Strangers can send such forms, so they are no errors of the server.
  if (isUnreadableForm()) log.warn(details, "a form could not be read");
  else log.error({ error, ...details }, "unexpected error of a page");
};

import { perProcess } from "./per-process";

function listenForSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Returns a signal that aborts on SIGTERM and SIGINT, so that long waits can stop. */
export const shutdown = (): AbortSignal => perProcess("shutdown", listenForSignals);

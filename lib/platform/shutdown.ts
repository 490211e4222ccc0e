import { perProcess } from "./per-process";

function listen(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Returns a signal that is aborted when this process is asked to end, so that long waits can stop. */
export const shutdown = (): AbortSignal => perProcess("shutdown", listen);

import { log } from "./log";
import { perProcess } from "./per-process";

const shutdownMs = 10_000;

function listenForSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Returns a signal that aborts on SIGTERM and SIGINT, so that long waits can stop. */
export const shutdown = (): AbortSignal => perProcess("shutdown", listenForSignals);

/**
 * Stops this process when the start script has ended, even by SIGKILL: the end of the script closes this process' standard input.
 * Otherwise the app would run without supervision, and the next start would find its port in use.
 */
export function stopWithStartScript(): void {
  process.stdin.once("close", () => {
    if (shutdown().aborted) return;
    log.warn({}, "the start script has ended; stopping. The next start takes over the embedded PostgreSQL");
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), shutdownMs).unref();
  });
  process.stdin.resume();
}

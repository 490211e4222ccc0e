import { log } from "./log";
import { perProcess } from "./per-process";

const shutdownMs = 10_000;

type Shutdown = { signal: AbortSignal; isStopping: boolean; drain: () => Promise<void> };

function listenForSignals(): Shutdown {
  const controller = new AbortController();
  const state: Shutdown = { signal: controller.signal, isStopping: false, drain: async () => undefined };
  const stop = () => {
    state.isStopping = true;
    controller.abort();
  };
  // Ctrl-C: somebody waits at the terminal.
  process.once("SIGINT", stop);
  process.once("SIGTERM", () => {
    state.isStopping = true;
    void state.drain().finally(stop);
  });
  return state;
}

const state = () => perProcess("shutdown", listenForSignals);

/** Returns a signal that aborts on SIGTERM, after the drain, and on SIGINT, so that long waits can stop. */
export const shutdown = (): AbortSignal => state().signal;

/** Tells whether this process has got a signal to stop, even if it still drains. */
export const isStopping = (): boolean => state().isStopping;

/** Sets what happens on SIGTERM before `shutdown` aborts. */
export function drainBeforeShutdown(drain: () => Promise<void>): void {
  state().drain = drain;
}

/**
 * Stops this process when the start script has ended, even by SIGKILL: the end of the script closes this process' standard input.
 * Otherwise the app would run without supervision, and the next start would find its port in use.
 */
export function stopWithStartScript(): void {
  process.stdin.once("close", () => {
    if (isStopping()) return;
    log.warn({}, "the start script has ended; stopping. The next start takes over the embedded PostgreSQL");
    // Without a drain: the next start needs the port.
    process.kill(process.pid, "SIGINT");
    setTimeout(() => process.exit(1), shutdownMs).unref();
  });
  process.stdin.resume();
}

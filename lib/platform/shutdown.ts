const home = globalThis as typeof globalThis & { tonearmShutdown?: AbortSignal };

function listen(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Aborted when this process was asked to end: what would go on for long lets go then. */
export function shutdown(): AbortSignal {
  home.tonearmShutdown ??= listen();
  return home.tonearmShutdown;
}

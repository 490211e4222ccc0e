/** Next calls this once when the server starts, before it takes requests; the worker that shares its process starts here. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { believeProxiesOnly } = await import("@/lib/api/address");
  believeProxiesOnly();
  const { refuseStrangeMethods } = await import("@/lib/api/strange-methods");
  refuseStrangeMethods();
  const { env } = await import("@/lib/platform/env");
  if (env().WORKER !== "inline") return;
  const { startSyncWorker } = await import("@/lib/sync/worker");
  const { shutdown } = await import("@/lib/platform/shutdown");
  const worker = await startSyncWorker();
  shutdown().addEventListener("abort", () => void worker.close());
}

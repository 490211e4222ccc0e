import { isDatabaseReady } from "@/lib/platform/db/readiness";
import { isStopping } from "@/lib/platform/shutdown";

export const dynamic = "force-dynamic";

/** Readiness probe: succeeds if the database answers and the process is not shutting down. Tonearm works without Redis. */
export async function GET() {
  const database = await isDatabaseReady();
  const isReady = database && !isStopping();
  return Response.json(
    { status: isReady ? "ready" : isStopping() ? "stopping" : "not ready", database },
    { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

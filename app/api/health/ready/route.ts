import { databaseAnswers } from "@/lib/platform/db/readiness";
import { shutdown } from "@/lib/platform/shutdown";

export const dynamic = "force-dynamic";

/** The process can serve people: its database answers, and it is not about to end. Without Redis it serves them as well. */
export async function GET() {
  const database = await databaseAnswers();
  const isStopping = shutdown().aborted;
  const isReady = database && !isStopping;
  return Response.json(
    { status: isReady ? "ready" : isStopping ? "stopping" : "not ready", database },
    { status: isReady ? 200 : 503 },
  );
}

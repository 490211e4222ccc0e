import { databaseAnswers } from "@/lib/platform/db/readiness";

export const dynamic = "force-dynamic";

/** The process can serve people: its database answers. */
export async function GET() {
  const database = await databaseAnswers();
  return Response.json(
    { status: database ? "ready" : "not ready", database },
    { status: database ? 200 : 503 },
  );
}

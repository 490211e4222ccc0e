import { sql } from "@/lib/platform/db";
import { gauge } from "@/lib/platform/metrics";

type Row = { state: string; jobs: number; oldest: number };

let asked: Promise<Row[]> | undefined;

/** From the database, so that it covers the workers of all processes; once for all that is asked at the same moment. */
function states(): Promise<Row[]> {
  asked ??= sql<Row>(`SELECT state::text, count(*)::int AS jobs,
      extract(epoch FROM now() - min(created_at))::float8 AS oldest FROM sync_jobs GROUP BY state`).finally(
    () => {
      asked = undefined;
    },
  );
  return asked;
}

/** Adds the jobs to the metrics. */
export function addImportMetrics(): void {
  gauge("tonearm_jobs", "Imports of this instance by their state.", ["state"], async () =>
    (await states()).map(({ state, jobs }) => ({ labels: { state }, value: jobs })),
  );
  gauge(
    "tonearm_oldest_job_seconds",
    "Seconds since the oldest import of a state was asked for.",
    ["state"],
    async () => (await states()).map(({ state, oldest }) => ({ labels: { state }, value: oldest })),
  );
}

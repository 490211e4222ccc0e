import { sql } from "@/lib/platform/db";
import { gauge } from "@/lib/platform/metrics";

type Row = { state: string; jobs: number; oldest: number };

let pending: Promise<Row[]> | undefined;

/** Counts the imports by state, across all processes. The two gauges of a scrape share one query. */
function countByState(): Promise<Row[]> {
  pending ??= sql<Row>(`SELECT state::text, count(*)::int AS jobs,
      extract(epoch FROM now() - min(created_at))::float8 AS oldest FROM sync_jobs GROUP BY state`).finally(
    () => {
      pending = undefined;
    },
  );
  return pending;
}

/** Adds gauges about imports to the metrics. */
export function addImportMetrics(): void {
  gauge("tonearm_jobs", "Imports of this instance by state.", ["state"], async () =>
    (await countByState()).map(({ state, jobs }) => ({ labels: { state }, value: jobs })),
  );
  gauge(
    "tonearm_oldest_job_seconds",
    "Seconds since the oldest import of a state was requested.",
    ["state"],
    async () => (await countByState()).map(({ state, oldest }) => ({ labels: { state }, value: oldest })),
  );
}

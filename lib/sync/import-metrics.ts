import { SyncJobState, sql } from "@/lib/platform/db";
import { gauge } from "@/lib/platform/metrics";

type Row = { state: string; jobs: number; oldest: number };

const openStates: string[] = ["queued", "running", "waiting"];

let pending: Promise<Map<string, Row>> | undefined;

/**
 * Counts the imports of enabled accounts by state: those of disabled accounts may wait forever. The two gauges of a scrape share one
 * query.
 */
function countByState(): Promise<Map<string, Row>> {
  pending ??= sql<Row>(`SELECT state::text, count(*)::int AS jobs,
      extract(epoch FROM now() - min(j.created_at))::float8 AS oldest
    FROM sync_jobs j JOIN users u ON u.id = j.user_id AND u.disabled_at IS NULL GROUP BY state`)
    .then(rows => new Map(rows.map(row => [row.state, row])))
    .finally(() => {
      pending = undefined;
    });
  return pending;
}

/** Adds gauges about imports to the metrics. Each process reports those of the whole instance. */
export function addImportMetrics(): void {
  gauge("tonearm_jobs", "Imports of the whole instance by state.", ["state"], async () => {
    const counts = await countByState();
    return Object.values(SyncJobState).map(state => ({
      labels: { state },
      value: counts.get(state)?.jobs ?? 0,
    }));
  });
  gauge(
    "tonearm_oldest_job_seconds",
    "Seconds since the oldest import of the whole instance that is in an open state was requested.",
    ["state"],
    async () => {
      const counts = await countByState();
      return openStates.map(state => ({ labels: { state }, value: counts.get(state)?.oldest ?? 0 }));
    },
  );
}

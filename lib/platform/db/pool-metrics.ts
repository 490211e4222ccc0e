import { gauge } from "../metrics";
import { connectionCounts } from ".";

/** Adds a gauge about the connections of this process to the metrics. */
export function addPoolMetrics(): void {
  gauge(
    "tonearm_postgres_connections",
    "Connections of this process to PostgreSQL by pool: used or idle; and waiting: requests for a connection that wait.",
    ["pool", "state"],
    async () =>
      connectionCounts().flatMap(({ pool, used, idle, waiting }) =>
        Object.entries({ used, idle, waiting }).map(([state, value]) => ({ labels: { pool, state }, value })),
      ),
  );
}

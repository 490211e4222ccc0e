import { sql } from "@/lib/platform/db";
import { counter, gauge } from "@/lib/platform/metrics";

export const connectionCounter = counter(
  "tonearm_spotify_connections_total",
  "Returns from Spotify's consent page to this process by outcome: ok, or the error code.",
  ["outcome"],
);
// Prometheus sees a rise only from a value that it has read.
for (const outcome of ["ok", "authorization_denied", "authorization_failed"])
  connectionCounter.inc({ outcome }, 0);

/** Adds a gauge about connections to the metrics. Each process reports those of the whole instance. */
export function addConnectionMetrics(): void {
  gauge(
    "tonearm_connections",
    "Connections to Spotify of the whole instance: connected, or reauth_required after Spotify refused the refresh token.",
    ["state"],
    async () => {
      const [row] = await sql<{ total: number; ended: number }>(
        "SELECT count(*)::int AS total, count(reauth_required_at)::int AS ended FROM spotify_connections",
      );
      const { total = 0, ended = 0 } = row ?? {};
      return [
        { labels: { state: "connected" }, value: total - ended },
        { labels: { state: "reauth_required" }, value: ended },
      ];
    },
  );
}

import { sql } from "@/lib/platform/db";
import { counter, gauge } from "@/lib/platform/metrics";
import { endpointGroups, wholeAppGroup } from "./limits";

export const callCounter = counter(
  "tonearm_spotify_calls_total",
  "Calls of this process to Spotify's Web API by endpoint group and outcome: ok, or the error code.",
  ["group", "outcome"],
);
export const refreshCounter = counter(
  "tonearm_spotify_token_refreshes_total",
  "Refreshes of access tokens by this process and outcome: ok, or the error code.",
  ["outcome"],
);
// Prometheus sees a rise only from a value that it has read.
for (const group of endpointGroups) callCounter.inc({ group, outcome: "ok" }, 0);
refreshCounter.inc({ outcome: "ok" }, 0);

type Row = { group: string; kind: string; cooldowns: number };

const cooldownLabels = [
  ...endpointGroups.map(group => ({ group, kind: "quota" })),
  { group: wholeAppGroup, kind: "rate" },
];

/** Adds a gauge about cooldowns to the metrics. Each process reports those of the whole instance. */
export function addCooldownMetrics(): void {
  gauge(
    "tonearm_spotify_cooldowns",
    "Developer apps of the whole instance that Spotify lets wait now, by endpoint group and kind: quota (of a day) or rate.",
    ["group", "kind"],
    async () => {
      const rows = await sql<Row>(`SELECT endpoint_group AS "group", kind, count(*)::int AS cooldowns
        FROM spotify_cooldowns WHERE until > now() GROUP BY endpoint_group, kind`);
      const find = (group: string, kind: string) =>
        rows.find(row => row.group === group && row.kind === kind)?.cooldowns ?? 0;
      return cooldownLabels.map(({ group, kind }) => ({ labels: { group, kind }, value: find(group, kind) }));
    },
  );
}

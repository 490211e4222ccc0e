import { counter, gauge, histogram } from "@/lib/platform/metrics";
import { personValues, placeOfValues } from "@/lib/platform/person-values/person-values";
import { replyKinds } from "./lifetimes";

export const readCounter = counter(
  "tonearm_catalog_cache_reads_total",
  "Reads of the cache of Spotify's catalog by kind and outcome: hit (no call), miss (a call), or stale (the call failed, and an older reply was used).",
  ["kind", "outcome"],
);
// Prometheus sees a rise only from a value that it has read.
for (const kind of replyKinds)
  for (const outcome of ["hit", "miss", "stale"]) readCounter.inc({ kind, outcome }, 0);

const minute = 60;
const hour = 60 * minute;

export const ageHistogram = histogram(
  "tonearm_catalog_cache_age_seconds",
  "Age of the cached replies that were used.",
  ["kind"],
  [10, minute, 5 * minute, 10 * minute, hour, 6 * hour, 24 * hour, 3 * 24 * hour, 7 * 24 * hour],
);

/** Adds gauges about the size of the cache to the metrics. Each process reports those of the whole instance. */
export function addCacheMetrics(): void {
  const read = async (field: "entries" | "bytes") => [
    { labels: { place: placeOfValues() }, value: (await personValues().size())[field] },
  ];
  gauge(
    "tonearm_catalog_cache_entries",
    "Cached replies of the whole instance; in PostgreSQL an estimate.",
    ["place"],
    () => read("entries"),
  );
  gauge(
    "tonearm_catalog_cache_bytes",
    "Bytes of the cached replies of the whole instance; in PostgreSQL of their table.",
    ["place"],
    () => read("bytes"),
  );
}

import { metricsText } from "@/lib/platform/metrics";
import { addImportMetrics } from "@/lib/sync/import-metrics";

export const dynamic = "force-dynamic";

/** Returns metrics for Prometheus: counts and durations without personal data. */
export async function GET() {
  addImportMetrics();
  const { text, type } = await metricsText();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

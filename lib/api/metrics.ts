import { isFromPrivateNetwork } from "@/lib/api/http/address";
import { requestedLocale } from "@/lib/api/http/locale";
import { addStreamMetrics } from "@/lib/api/http/open-streams";
import { problemReply } from "@/lib/api/problems";
import { addCacheMetrics } from "@/lib/catalog/cache/cache-metrics";
import { addConnectionMetrics } from "@/lib/connections/connection-metrics";
import { AppError } from "@/lib/core/errors";
import { addPoolMetrics } from "@/lib/platform/db/pool-metrics";
import { addQueueMetrics } from "@/lib/platform/jobs/queue-metrics";
import { metricsText } from "@/lib/platform/metrics";
import { addCooldownMetrics } from "@/lib/spotify/spotify-metrics";
import { addImportMetrics } from "@/lib/sync/import-metrics";

/** Answers Prometheus with counts and durations without personal data; for this machine and private networks only. */
export async function metricsReply(headers: Headers): Promise<Response> {
  if (!isFromPrivateNetwork(headers))
    return problemReply(new AppError("not_allowed", { reason: "metrics" }), {
      requestId: crypto.randomUUID(),
      locale: requestedLocale({ headers }) ?? "en",
    });
  addStreamMetrics();
  addPoolMetrics();
  addQueueMetrics();
  addImportMetrics();
  addCooldownMetrics();
  addCacheMetrics();
  addConnectionMetrics();
  const { text, type } = await metricsText();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

import { isFromPrivateNetwork } from "@/lib/api/http/address";
import { problemReply } from "@/lib/api/problems";
import { AppError } from "@/lib/core/errors";
import { metricsText } from "@/lib/platform/metrics";
import { addImportMetrics } from "@/lib/sync/import-metrics";

export const dynamic = "force-dynamic";

/** Returns metrics for Prometheus: counts and durations without personal data. Not for the internet. */
export async function GET(request: Request) {
  if (!isFromPrivateNetwork(request.headers))
    return problemReply(new AppError("not_allowed", { reason: "metrics" }), crypto.randomUUID());
  addImportMetrics();
  const { text, type } = await metricsText();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

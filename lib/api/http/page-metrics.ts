import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { durationHistogram } from "@/lib/platform/metrics";
import { perProcess } from "@/lib/platform/per-process";

type Manifest = { staticRoutes: { page: string }[]; dynamicRoutes: { page: string; regex: string }[] };

/** Next's list of routes, the most specific first. The development server has none. */
function readManifest(): Manifest {
  try {
    return JSON.parse(readFileSync(path.join(".next", "routes-manifest.json"), "utf8"));
  } catch {
    return { staticRoutes: [], dynamicRoutes: [] };
  }
}

function readRoutes() {
  const { staticRoutes, dynamicRoutes } = readManifest();
  return {
    pages: new Set(staticRoutes.map(({ page }) => page)),
    patterns: dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) })),
  };
}

/** Returns the template of a path, such as `/playlists/[id]`: the paths themselves have no limit in number. */
function templateOf(pathname: string): string {
  const { pages, patterns } = perProcess("routes", readRoutes);
  if (pathname.startsWith("/_next/")) return "/_next";
  if (pages.has(pathname)) return pathname;
  return patterns.find(({ pattern }) => pattern.test(pathname))?.page ?? "other";
}

const pageDuration = durationHistogram(
  "tonearm_page_duration_seconds",
  "Response time of pages, forms and files by the route's template; the API has its own metric.",
  ["page", "method", "status"],
);

/** The API counts its operations; probes would hide what people wait for. */
const countedElsewhere = /^\/api\/(v1|health|metrics)(\/|$)/;

/** Counts a request that is not of the API when its reply has been sent. */
export function timePage(request: IncomingMessage, response: ServerResponse): void {
  const [pathname = ""] = (request.url ?? "").split("?");
  if (countedElsewhere.test(pathname)) return;
  const method = request.method ?? "";
  const stopTimer = pageDuration.startTimer();
  response.once("close", () =>
    stopTimer({ page: templateOf(pathname), method, status: response.statusCode }),
  );
}

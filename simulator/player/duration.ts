import type { Catalog } from "../catalog/catalog";
import { parseLocalUri } from "../catalog/local-file";
import type { DurationOf } from "./advance";

const adDurationMs = 30_000;

/** Above zero, so that `advance` always ends: every item takes time. */
const minDurationMs = 1000;

export const adUri = "spotify:ad:break";

export function durationLookup(catalog: Catalog): DurationOf {
  return uri => Math.max(minDurationMs, durationOf(catalog, uri));
}

function durationOf(catalog: Catalog, uri: string): number {
  const [, kind, id = ""] = uri.split(":");
  if (kind === "track") return catalog.tracks.get(id)?.durationMs ?? 0;
  if (kind === "episode") return catalog.episodes.get(id)?.durationMs ?? 0;
  if (kind === "local") return parseLocalUri(uri).durationMs;
  return adDurationMs;
}

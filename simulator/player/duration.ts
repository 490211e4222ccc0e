import type { Catalog } from "../catalog/catalog";
import { parseLocalUri } from "../catalog/local-file";
import type { DurationOf } from "./advance";

const AD_MS = 30_000;

/** Never zero, or playback would step for ever without time passing. */
const LEAST_MS = 1000;

export const AD_URI = "spotify:ad:break";

export function durations(catalog: Catalog): DurationOf {
  return uri => Math.max(LEAST_MS, durationOf(catalog, uri));
}

function durationOf(catalog: Catalog, uri: string): number {
  const [, kind, id = ""] = uri.split(":");
  if (kind === "track") return catalog.tracks.get(id)?.durationMs ?? 0;
  if (kind === "episode") return catalog.episodes.get(id)?.durationMs ?? 0;
  if (kind === "local") return parseLocalUri(uri).durationMs;
  return AD_MS;
}

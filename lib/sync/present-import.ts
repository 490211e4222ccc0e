import { z } from "zod";
import { presentError, storedErrorSchema } from "@/lib/core/stored-error";
import type { Locale } from "@/lib/i18n/locales";
import type { SyncJobState } from "@/lib/platform/db";
import { skippedSchema } from "@/lib/schemas/common";
import { importPhase, type SyncJob, skipReason, syncJob } from "@/lib/schemas/spotify";
import { noCounts } from "./job-states";
import { skipExample, wordExample } from "./skip-examples";

type Row = {
  id: string;
  kind: string;
  isScheduled: boolean;
  state: SyncJobState;
  phase: string;
  progressDone: number;
  progressTotal: number;
  counts: unknown;
  skipped: unknown;
  spotifyCalls: number;
  retryAt: Date | null;
  error: unknown;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

const countsColumn = z.preprocess(value => ({ ...noCounts, ...(value as object) }), syncJob.shape.counts);

// During an update, a worker of the former version can still write values that this version does not know.
const phaseColumn = importPhase.catch("starting");
const skippedColumn = skippedSchema(skipReason.catch("malformed"), skipExample);
const errorColumn = storedErrorSchema.nullable().catch(null);

/** Returns a job as the API shows it, with words in a language. */
export function presentImport(locale: Locale, row: Row): SyncJob {
  const error = errorColumn.parse(row.error);
  return {
    id: row.id,
    kind: "import",
    automatic: row.isScheduled,
    state: row.state,
    phase: phaseColumn.parse(row.phase),
    progress: { done: row.progressDone, total: row.progressTotal },
    counts: countsColumn.parse(row.counts),
    skipped: skippedColumn.parse(row.skipped).map(({ examples, ...skipped }) => ({
      ...skipped,
      examples: examples.map(example => wordExample(locale, example)),
    })),
    spotifyCalls: row.spotifyCalls,
    retryAt: row.retryAt?.toISOString() ?? null,
    error: error && presentError(locale, error),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

import { z } from "zod";
import { storedError } from "@/lib/core/stored-error";
import type { SyncJobState } from "@/lib/platform/db";
import { type ImportPhase, type SyncJob, syncJob } from "@/lib/schemas/spotify";
import { noCounts } from "./job-states";

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

/** Returns a job as the API shows it. */
export const presentImport = (row: Row): SyncJob => ({
  id: row.id,
  kind: "import",
  automatic: row.isScheduled,
  state: row.state,
  phase: row.phase as ImportPhase,
  progress: { done: row.progressDone, total: row.progressTotal },
  counts: countsColumn.parse(row.counts),
  skipped: syncJob.shape.skipped.parse(row.skipped),
  spotifyCalls: row.spotifyCalls,
  retryAt: row.retryAt?.toISOString() ?? null,
  error: storedError.nullable().parse(row.error),
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

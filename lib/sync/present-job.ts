import { z } from "zod";
import { storedError } from "@/lib/core/stored-error";
import type { SyncJobState } from "@/lib/platform/db";
import { type SyncJob, syncJob } from "@/lib/schemas/spotify";
import { isScheduled } from "./sync-schedule";

type Row = {
  id: string;
  kind: string;
  options: unknown;
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

export const noCounts = { playlists: 0, songs: 0, added: 0, removed: 0, unchanged: 0, skipped: 0 };
const countsColumn = z.preprocess(value => ({ ...noCounts, ...(value as object) }), syncJob.shape.counts);

/** A job as the API shows it. */
export const presentJob = (row: Row): SyncJob => ({
  id: row.id,
  kind: "import",
  automatic: isScheduled(row.options),
  state: row.state,
  phase: row.phase,
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

/** The states of a job that is not over yet; the index `sync_jobs_one_active` knows the same ones. */
export const openStates: SyncJobState[] = ["queued", "running", "waiting"];

/** Whether nothing will change about a job any more. */
export const isOver = (job: SyncJob) => !openStates.includes(job.state);

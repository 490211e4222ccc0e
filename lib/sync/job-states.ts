import type { SyncJobState } from "@/lib/platform/db";
import type { SyncJob } from "@/lib/schemas/spotify";

export type JobCounts = SyncJob["counts"];
export const noCounts: JobCounts = {
  playlists: 0,
  songs: 0,
  added: 0,
  removed: 0,
  unchanged: 0,
  skipped: 0,
};

/** The states of a job that has not ended; the index `sync_jobs_one_active` lists the same. */
export const openStates: SyncJobState[] = ["queued", "running", "waiting"];

export const isOver = (job: SyncJob) => !openStates.includes(job.state);

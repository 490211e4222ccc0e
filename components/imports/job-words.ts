import type { SyncJob } from "@/lib/api/schemas/spotify";

export const stateWords: Record<SyncJob["state"], string> = {
  queued: "Queued",
  running: "Running",
  waiting: "Waiting",
  completed: "Complete",
  failed: "Stopped",
  cancelled: "Cancelled",
};

/** What a running job is at, as the first words of a line. */
export const phaseWords = (phase: string) => phase.charAt(0).toUpperCase() + phase.slice(1);

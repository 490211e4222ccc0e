import type { SyncJob } from "@/lib/schemas/spotify";

export const stateLabels: Record<SyncJob["state"], string> = {
  queued: "Queued",
  running: "Running",
  waiting: "Waiting",
  completed: "Complete",
  failed: "Stopped",
  cancelled: "Cancelled",
};

export const stateTones = {
  queued: "plain",
  running: "accent",
  waiting: "brass",
  completed: "good",
  failed: "danger",
  cancelled: "plain",
} as const satisfies Record<SyncJob["state"], string>;

/** Returns the phase of a running job with a capital letter. */
export const phaseLabel = (phase: string) => phase.charAt(0).toUpperCase() + phase.slice(1);

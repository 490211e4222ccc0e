import type { SyncJob } from "@/lib/schemas/spotify";

export const stateTones = {
  queued: "plain",
  running: "accent",
  waiting: "brass",
  completed: "good",
  failed: "danger",
  cancelled: "plain",
} as const satisfies Record<SyncJob["state"], string>;

import type { ImportPhase, SkipReason, SyncJob } from "@/lib/schemas/spotify";
import { leftOutLabels } from "../tracks/left-out-labels";

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
export const phaseLabel = (phase: ImportPhase) => phase.charAt(0).toUpperCase() + phase.slice(1);

export const skipReasonLabels: Record<SkipReason, string> = {
  ...leftOutLabels,
  malformed: "What Spotify sent of this entry could not be used",
  incomplete: "Spotify said that there are more entries than it sent",
  refused:
    "Spotify refuses the songs of your own playlist: it stays here as it is, and the next import tries again",
  failing: "Spotify answers with errors: it stays here as it is, and the next import tries again",
  inconsistent:
    "The numbers in Spotify's replies disagree: nothing is removed here, and the next import reads it again",
  edited: "Edited while it was read: it stays here as it is, and the next import reads it",
  gone: "Spotify listed this playlist and then did not find it",
  unusable: "What Spotify sent of this playlist could not be used",
  hidden: "Spotify hides this playlist from apps in Development Mode",
  none_listed: "Spotify listed no playlist at all, so the ones that are here were kept",
  not_listed: "Spotify did not list this playlist",
};

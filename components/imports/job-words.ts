import type { SyncJob } from "@/lib/api/schemas/spotify";

export const stateWords: Record<SyncJob["state"], string> = {
  queued: "Queued",
  running: "Running",
  waiting: "Waiting",
  completed: "Complete",
  failed: "Stopped",
  cancelled: "Cancelled",
};

const phases: Record<string, string> = {
  queued: "Waiting for a free worker",
  playlists: "Reading your playlists",
  items: "Reading the tracks of your playlists",
  "liked-songs": "Reading your liked songs",
  liked: "Reading your liked songs",
  finishing: "Putting everything in its place",
};

/** What a running job is at; a phase without words of its own is shown as it is. */
export const phaseWords = (phase: string) => phases[phase] ?? phase;

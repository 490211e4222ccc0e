import type { UserContext } from "@/lib/core/context";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import type { JobProgress } from "./job-progress";
import type { Outcome } from "./outcome";
import type { Staged } from "./staged-pages";

/** What the parts of an import share. */
export type ImportRun = {
  ctx: UserContext;
  jobId: string;
  client: UserSpotifyClient;
  progress: JobProgress;
  /** What this job had read and finished before it was interrupted. */
  staged: Map<string, Staged>;
  finished: Map<string, Outcome>;
};

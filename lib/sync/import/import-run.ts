import type { UserContext } from "@/lib/core/context";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import type { JobProgress } from "./job-progress";
import type { Outcome } from "./outcome";
import type { StagedPages } from "./staged-pages";

/** The state of one run of an import, shared by its parts. */
export type ImportRun = {
  ctx: UserContext;
  jobId: string;
  client: UserSpotifyClient;
  progress: JobProgress;
  /** Lists that the job had begun to read before it was interrupted. */
  staged: Map<string, StagedPages>;
  /** Outcomes of the lists that the job had finished before it was interrupted. */
  finished: Map<string, Outcome>;
};

import type { UserContext } from "@/lib/core/context";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import type { JobProgress } from "./job-progress";
import type { Outcome } from "./outcome";
import type { StagedPages } from "./staged-pages";

/** The state of one run of an import, shared by its parts. */
export type ImportRun = {
  ctx: UserContext;
  jobId: string;
  /** The person's id on Spotify. */
  accountId: string | null;
  /** True if the import can wait for the end of an outage instead of failing. */
  canWaitForOutage: boolean;
  client: UserSpotifyClient;
  progress: JobProgress;
  /** Staged pages of the lists that the job had not finished when it was interrupted, by list. */
  stagedLists: Map<string, StagedPages>;
  /** Outcomes of the lists that the job had finished when it was interrupted, by list. */
  finishedLists: Map<string, Outcome>;
};

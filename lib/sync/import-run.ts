import type { UserContext } from "@/lib/platform/context";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import type { JobProgress } from "./job-progress";

/** What the parts of an import share. */
export type ImportRun = { ctx: UserContext; client: UserSpotifyClient; progress: JobProgress };

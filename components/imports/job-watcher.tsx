"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { cacheJob, followJob, isUnfinished, jobsQuery, refreshAfterImport } from "@/lib/client/jobs";
import type { SyncJob } from "@/lib/schemas/spotify";
import { pluralize } from "../ui/text/format";

/** Shows a toast about a finished import, but not about scheduled imports, which run a few times a day. */
const announce = (job: SyncJob) => {
  if (job.automatic) return;
  if (job.state === "completed") {
    toast.success("Your library is here", {
      description: `${pluralize(job.counts.playlists, "playlist")} and ${pluralize(job.counts.songs, "song")} were read.`,
    });
  }
  if (job.state === "failed") {
    toast.error("The import stopped", { description: job.error?.detail ?? "The Imports page says more." });
  }
};

/** Follows the running import on every screen and shows a toast when it ends. */
export function JobWatcher() {
  const client = useQueryClient();
  const { data } = useInfiniteQuery(jobsQuery());
  const jobs = data?.pages[0]?.items;
  const runningId = jobs?.find(isUnfinished)?.id;
  useEffect(() => {
    if (!runningId) return;
    return followJob(runningId, job => cacheJob(client, job));
  }, [client, runningId]);

  // The job list shows the end of an import, no matter if it arrived by event, by poll or by Cancel.
  const watchedId = useRef<string>(undefined);
  useEffect(() => {
    const job = jobs?.find(({ id }) => id === watchedId.current);
    watchedId.current = runningId;
    if (!job || isUnfinished(job)) return;
    refreshAfterImport(client);
    announce(job);
  }, [client, jobs, runningId]);
  return null;
}

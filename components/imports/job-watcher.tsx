"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { cacheJob, followJob, isUnderWay, jobsQuery, refreshAfterImport } from "@/lib/client/jobs";
import type { SyncJob } from "@/lib/schemas/spotify";
import { pluralize } from "../ui/format";

/** Scheduled imports run a few times a day and are not announced. */
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
  const newest = data?.pages[0]?.items;
  const running = newest?.find(isUnderWay)?.id;
  useEffect(() => {
    if (!running) return;
    return followJob(running, job => cacheJob(client, job));
  }, [client, running]);

  // The end can arrive by event, by poll or by Cancel, so the job list decides.
  const watched = useRef<string>(undefined);
  useEffect(() => {
    const job = newest?.find(({ id }) => id === watched.current);
    watched.current = running;
    if (!job || isUnderWay(job)) return;
    refreshAfterImport(client);
    announce(job);
  }, [client, newest, running]);
  return null;
}

"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useRef } from "react";
import { cacheJob, followJob, isUnfinished, jobsQuery, refreshAfterImport } from "@/lib/client/jobs";
import type { SyncJob } from "@/lib/schemas/spotify";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";

/** Returns a function that shows a toast about a finished import, but not about scheduled imports, which run a few times a day. */
function useAnnouncement() {
  const t = useTranslations("imports");
  return useCallback(
    ({ automatic, state, counts, error }: SyncJob) => {
      if (automatic) return;
      if (state === "completed")
        toast.success(t("finished.title"), { description: t("finished.text", counts) });
      if (state === "failed") {
        if (error) toastProblem(t("stopped.title"), error);
        else toast.error(t("stopped.title"), { description: t("stopped.seeImports") });
      }
    },
    [t],
  );
}

/** Follows the running import on every screen and shows a toast when it ends. */
export function JobWatcher() {
  const client = useQueryClient();
  const locale = useLocale();
  const announce = useAnnouncement();
  const { data } = useInfiniteQuery(jobsQuery());
  const jobs = data?.pages[0]?.items;
  const runningId = jobs?.find(isUnfinished)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server words the job's error in the language of the screen
  useEffect(() => {
    if (!runningId) return;
    return followJob(runningId, job => cacheJob(client, job));
  }, [client, runningId, locale]);

  // The job list shows the end of an import, no matter if it arrived by event, by poll or by Cancel.
  const watchedId = useRef<string>(undefined);
  useEffect(() => {
    const job = jobs?.find(({ id }) => id === watchedId.current);
    watchedId.current = runningId;
    if (!job || isUnfinished(job)) return;
    refreshAfterImport(client);
    announce(job);
  }, [client, jobs, runningId, announce]);
  return null;
}

"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { cancelImport, isUnfinished, jobsQuery, startImport } from "@/lib/client/jobs";

/** Returns the imports, the latest one, and functions to start and cancel an import. */
export function useImport() {
  const t = useTranslations("imports");
  const jobs = useInfiniteQuery(jobsQuery());
  const latest = jobs.data?.pages[0]?.items[0] ?? null;
  const start = useMutation({
    mutationFn: startImport,
    onError: error => toast.error(t("notStarted"), { description: error.message }),
  });
  const cancel = useMutation({
    mutationFn: cancelImport,
    onError: error => toast.error(t("notCanceled"), { description: error.message }),
  });
  return {
    jobs,
    latest,
    isRunning: latest !== null && isUnfinished(latest),
    start: () => start.mutate({}),
    isStarting: start.isPending,
    cancel: (id: string) => cancel.mutate(id),
    isCanceling: cancel.isPending,
  };
}

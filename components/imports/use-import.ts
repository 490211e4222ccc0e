"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { cancelImport, isUnfinished, jobsQuery, startImport } from "@/lib/client/jobs";
import { toastProblem } from "../ui/status/toast-problem";

/** Returns the imports, the latest one, and functions to start and cancel an import. */
export function useImport() {
  const t = useTranslations("imports");
  const jobs = useInfiniteQuery(jobsQuery());
  const latest = jobs.data?.pages[0]?.items[0] ?? null;
  const start = useMutation({
    mutationFn: startImport,
    onError: error => toastProblem(t("notStarted"), error),
  });
  const cancel = useMutation({
    mutationFn: cancelImport,
    onError: error => toastProblem(t("notCanceled"), error),
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

"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import { cancelImport, isUnfinished, jobsQuery, startImport } from "@/lib/client/jobs";

/** Returns the imports, the latest one, and functions to start and cancel an import. */
export function useImport() {
  const jobs = useInfiniteQuery(jobsQuery());
  const latest = jobs.data?.pages[0]?.items[0] ?? null;
  const start = useMutation({
    mutationFn: startImport,
    onError: error => toast.error("The import did not start", { description: error.message }),
  });
  const cancel = useMutation({
    mutationFn: cancelImport,
    onError: error => toast.error("The import could not be canceled", { description: error.message }),
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

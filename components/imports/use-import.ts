"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import { cancelImport, isUnderWay, jobsQuery, startImport } from "@/lib/client/jobs";

/** The imports with the latest of them, and the means to start or stop one. */
export function useImport() {
  const jobs = useInfiniteQuery(jobsQuery());
  const items = jobs.data?.pages.flatMap(page => page.items);
  const latest = items?.[0] ?? null;
  const start = useMutation({
    mutationFn: startImport,
    onError: error => toast.error("The import did not start", { description: error.message }),
  });
  const cancel = useMutation({
    mutationFn: cancelImport,
    onError: error => toast.error("The import goes on", { description: error.message }),
  });
  return {
    jobs,
    items,
    latest,
    underWay: latest !== null && isUnderWay(latest),
    start: () => start.mutate({}),
    starting: start.isPending,
    cancel: (id: string) => cancel.mutate(id),
    cancelling: cancel.isPending,
  };
}

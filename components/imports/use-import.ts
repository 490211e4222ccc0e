"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { cancelJob, isUnderWay, jobsQuery, noteJob, startImport } from "@/lib/client/jobs";

/** The imports with the latest of them, and the means to start or stop one. */
export function useImport() {
  const client = useQueryClient();
  const jobs = useInfiniteQuery(jobsQuery());
  const items = jobs.data?.pages.flatMap(page => page.items);
  const latest = items?.[0] ?? null;
  const start = useMutation({
    mutationFn: startImport,
    onSuccess: job => noteJob(client, job),
    onError: error => toast.error("The import did not start", { description: error.message }),
  });
  const cancel = useMutation({
    mutationFn: cancelJob,
    onError: error => toast.error("The import goes on", { description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: jobsQuery().queryKey }),
  });
  return {
    jobs,
    items,
    latest,
    underWay: latest !== null && isUnderWay(latest),
    start: () => start.mutate(),
    starting: start.isPending,
    cancel: (id: string) => cancel.mutate(id),
    cancelling: cancel.isPending,
  };
}

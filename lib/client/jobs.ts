import type { QueryClient } from "@tanstack/react-query";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

export const isUnfinished = (job: SyncJob) =>
  job.state === "queued" || job.state === "running" || job.state === "waiting";

/** All imports, newest first. Events update the progress; the refetch interval is used when events do not arrive. */
export const jobsQuery = () =>
  listQuery({
    queryKey: keys.jobs,
    limit: 20,
    getPage: (query, signal) => unwrap(api.GET("/sync/jobs", { params: { query }, signal })),
    staleTime: 10_000,
    // The slow interval notices an automatic import, so that the screens refresh when it ends.
    refetchInterval: query => (query.state.data?.pages[0]?.items.some(isUnfinished) ? 5_000 : 60_000),
  });

/** Replaces a job in the cached list by its newer state, or adds it. */
export function cacheJob(client: QueryClient, job: SyncJob) {
  client.setQueryData(jobsQuery().queryKey, jobs => {
    const { pages, pageParams } = jobs ?? { pages: [], pageParams: [null] };
    const [first = { items: [], nextCursor: null }, ...rest] = pages.map(page => ({
      ...page,
      items: page.items.map(other => (other.id === job.id ? job : other)),
    }));
    const isKnown = [first, ...rest].some(page => page.items.includes(job));
    return { pageParams, pages: [isKnown ? first : { ...first, items: [job, ...first.items] }, ...rest] };
  });
}

export async function startImport(input: Partial<ImportInput>, { client }: MutationContext) {
  const { job } = await unwrap(api.POST("/spotify/import", { body: input }));
  cacheJob(client, job);
}

export async function cancelImport(jobId: string, { client }: MutationContext) {
  try {
    await unwrap(api.POST("/sync/jobs/{id}/cancel", { params: { path: { id: jobId } } }));
  } finally {
    await client.invalidateQueries({ queryKey: keys.jobs });
  }
}

/** Refreshes everything that an import can change: all library data, and the call counts of the connection. */
export const refreshAfterImport = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: keys.library }),
    client.invalidateQueries({ queryKey: keys.connection }),
  ]);

/** Follows a job until it ends and returns a function that stops. The browser reconnects a lost event stream. */
export function followJob(id: string, onJob: (job: SyncJob) => void): () => void {
  const source = new EventSource(`/api/v1/sync/jobs/${id}/events`);
  source.addEventListener("job", event => {
    const job: SyncJob = JSON.parse(event.data);
    if (!isUnfinished(job)) source.close();
    onJob(job);
  });
  return () => source.close();
}

import { infiniteQueryOptions, type QueryClient } from "@tanstack/react-query";
import { type SyncJob, syncJob } from "@/lib/schemas/spotify";
import { answered, api } from "./request";

type JobsPage = { items: SyncJob[]; nextCursor: string | null };

export const isUnderWay = (job: SyncJob) =>
  job.state === "queued" || job.state === "running" || job.state === "waiting";

/** All imports, newest first, a page at a time. Events bring progress; looking again is for when they do not arrive. */
export const jobsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["jobs"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/sync/jobs", { params: { query: { cursor: pageParam ?? undefined, limit: 20 } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last: JobsPage) => last.nextCursor,
    staleTime: 10_000,
    // Once a minute an import that began by itself is noticed, so that the screens show what it brings.
    refetchInterval: query => (query.state.data?.pages[0]?.items.some(isUnderWay) ? 5_000 : 60_000),
  });

export const startImport = async () => (await answered(api.POST("/spotify/import", { body: {} }))).job;

export const cancelJob = (id: string) =>
  answered(api.POST("/sync/jobs/{id}/cancel", { params: { path: { id } } }));

/** Puts the newer state of a job into the list. */
export function noteJob(client: QueryClient, job: SyncJob) {
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

/** An import is over: everything it may have brought is worth reading again. */
export function refreshLibrary(client: QueryClient) {
  for (const key of ["playlists", "playlist", "liked", "songs", "shuffle", "connection"])
    client.invalidateQueries({ queryKey: [key] });
}

/** Follows a job while it runs; returns the way to stop. A lost line is taken up again by the browser. */
export function followJob(id: string, onJob: (job: SyncJob) => void): () => void {
  const source = new EventSource(`/api/v1/sync/jobs/${id}/events`);
  source.addEventListener("job", event => {
    const job = syncJob.safeParse(JSON.parse(event.data));
    if (!job.success) return;
    if (!isUnderWay(job.data)) source.close();
    onJob(job.data);
  });
  return () => source.close();
}

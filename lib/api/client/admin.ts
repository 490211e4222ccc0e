import { infiniteQueryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/api/schemas/common";
import { acceptedJob, managedUser, ownedSyncJob } from "@/lib/api/schemas/spotify";
import { command, query, request } from "./request";

const jobsPage = pageOf(ownedSyncJob);
const peoplePage = pageOf(managedUser);

type Page = { nextCursor: string | null };
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (last: Page) => last.nextCursor,
};

/** Everybody's imports, the newest first, kept up to date while they are looked at. */
export const allJobsQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ["admin", "jobs"],
    queryFn: ({ pageParam, signal }) =>
      request("GET", `/admin/sync/jobs${query({ cursor: pageParam ?? undefined, limit: 20 })}`, jobsPage, {
        signal,
      }),
    refetchInterval: 4_000,
  });

/** Everybody who has an account here. */
export const peopleQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ["admin", "people"],
    queryFn: ({ pageParam, signal }) =>
      request("GET", `/admin/users${query({ cursor: pageParam ?? undefined, limit: 50 })}`, peoplePage, {
        signal,
      }),
    refetchInterval: 15_000,
  });

export const startImportFor = async (userId: string) =>
  (await request("POST", `/admin/users/${userId}/sync`, acceptedJob, { body: {} })).job;

export const cancelJobFor = (id: string) => command("POST", `/admin/sync/jobs/${id}/cancel`, {});

import { infiniteQueryOptions } from "@tanstack/react-query";
import { paged } from "./paged";
import { answered, api } from "./request";

/** Everybody's imports, the newest first, kept up to date while they are looked at. */
export const allJobsQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ["admin", "jobs"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/admin/sync/jobs", {
          params: { query: { cursor: pageParam ?? undefined, limit: 20 } },
          signal,
        }),
      ),
    refetchInterval: 4_000,
  });

/** Everybody who has an account here. */
export const peopleQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ["admin", "people"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/admin/users", { params: { query: { cursor: pageParam ?? undefined, limit: 50 } }, signal }),
      ),
    refetchInterval: 15_000,
  });

export const startImportFor = async (userId: string) =>
  (await answered(api.POST("/admin/users/{id}/sync", { params: { path: { id: userId } }, body: {} }))).job;

export const cancelJobFor = (id: string) =>
  answered(api.POST("/admin/sync/jobs/{id}/cancel", { params: { path: { id } } }));

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { PlaylistVersion } from "@/lib/schemas/versions";
import { answered, api } from "./request";

/** How many songs of each change are named. */
const named = 5;

/** What a playlist held before each change, a page at a time, the newest first. */
export const versionsQuery = (playlistId: string) =>
  infiniteQueryOptions({
    queryKey: ["playlist", playlistId, "versions"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/playlists/{id}/versions", {
          params: { path: { id: playlistId }, query: { cursor: pageParam ?? undefined, limit: 10 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    staleTime: 30_000,
  });

/** What became of a version: the first songs of each change, and what a restore could not keep. */
export const versionQuery = (playlistId: string, versionId: string) =>
  queryOptions({
    queryKey: ["playlist", playlistId, "version", versionId],
    queryFn: ({ signal }) =>
      answered(
        api.GET("/playlists/{id}/versions/{versionId}", {
          params: { path: { id: playlistId, versionId }, query: { limit: named } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });

export const restoreVersion = (playlistId: string, versionId: string) =>
  answered(
    api.POST("/playlists/{id}/versions/{versionId}/restore", {
      params: { path: { id: playlistId, versionId } },
    }),
  );

export type VersionDay = { name: string; versions: PlaylistVersion[] };

const fullDate = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;

/** Versions under the days of a time zone, in the order in which they come. */
export function byDay(versions: PlaylistVersion[], timeZone: string): VersionDay[] {
  const format = new Intl.DateTimeFormat("en", { ...fullDate, timeZone });
  const days = new Map<string, PlaylistVersion[]>();
  for (const version of versions) {
    const name = format.format(new Date(version.createdAt));
    days.set(name, [...(days.get(name) ?? []), version]);
  }
  return [...days].map(([name, versions]) => ({ name, versions }));
}

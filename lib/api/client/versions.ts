import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/api/schemas/common";
import {
  type PlaylistVersion,
  playlistVersion,
  playlistVersionDetail,
  restoredVersion,
} from "@/lib/api/schemas/versions";
import { query, request } from "./request";

/** How many songs of each change are named. */
const named = 5;

/** What a playlist held before each change, a page at a time, the newest first. */
export const versionsQuery = (playlistId: string) =>
  infiniteQueryOptions({
    queryKey: ["playlist", playlistId, "versions"],
    queryFn: ({ pageParam, signal }) =>
      request(
        "GET",
        `/playlists/${playlistId}/versions${query({ cursor: pageParam ?? undefined, limit: 10 })}`,
        pageOf(playlistVersion),
        { signal },
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
      request(
        "GET",
        `/playlists/${playlistId}/versions/${versionId}${query({ limit: named })}`,
        playlistVersionDetail,
        { signal },
      ),
    staleTime: 30_000,
  });

export const restoreVersion = (playlistId: string, versionId: string) =>
  request("POST", `/playlists/${playlistId}/versions/${versionId}/restore`, restoredVersion);

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

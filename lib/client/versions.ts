import { queryOptions } from "@tanstack/react-query";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { refreshPlaylist } from "./playlists";
import { api, unwrap } from "./request";

const songsPerChange = 5;

/** The earlier versions of a playlist, newest first. */
export const versionsQuery = (playlistId: string) =>
  listQuery({
    queryKey: keys.versions(playlistId),
    limit: 10,
    getPage: (query, signal) =>
      unwrap(api.GET("/playlists/{id}/versions", { params: { path: { id: playlistId }, query }, signal })),
    staleTime: 30_000,
  });

/** A version with the first songs of each kind of change and the losses of a restore. */
export const versionQuery = (playlistId: string, versionId: string) =>
  queryOptions({
    queryKey: keys.version(playlistId, versionId),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/playlists/{id}/versions/{versionId}", {
          params: { path: { id: playlistId, versionId }, query: { limit: songsPerChange } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });

type VersionRef = { playlistId: string; versionId: string };

export async function restoreVersion({ playlistId, versionId }: VersionRef, { client }: MutationContext) {
  try {
    return await unwrap(
      api.POST("/playlists/{id}/versions/{versionId}/restore", {
        params: { path: { id: playlistId, versionId } },
      }),
    );
  } finally {
    // Also after a failure: a restore on Spotify takes several requests, and some may have succeeded.
    refreshPlaylist(client, playlistId);
  }
}

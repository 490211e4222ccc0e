import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

/** The playlists whose name contains `q`. */
export const playlistsQuery = (q = "") =>
  listQuery({
    queryKey: keys.playlistList(q),
    limit: 60,
    getPage: (query, signal) =>
      unwrap(api.GET("/playlists", { params: { query: { ...query, q: q || undefined } }, signal })),
    staleTime: 30_000,
  });

export const playlistQuery = (id: string) =>
  queryOptions({
    queryKey: keys.playlist(id),
    queryFn: ({ signal }) => unwrap(api.GET("/playlists/{id}", { params: { path: { id } }, signal })),
    staleTime: 30_000,
  });

/** Refreshes the lists of playlists, and the shuffles, which show a playlist's name or songs. */
export const refreshPlaylists = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: keys.playlists }),
    client.invalidateQueries({ queryKey: keys.playlistsWithSong }),
    client.invalidateQueries({ queryKey: keys.shuffles }),
  ]);

/** Refreshes everything that shows a playlist or its songs. */
export const refreshPlaylist = (client: QueryClient, id: string) =>
  Promise.all([client.invalidateQueries({ queryKey: keys.playlist(id) }), refreshPlaylists(client)]);

export type PlaylistText = { name: string; description: string };

export async function createPlaylist(text: PlaylistText, { client }: MutationContext) {
  const playlist = await unwrap(api.POST("/playlists", { body: text }));
  refreshPlaylists(client);
  return playlist;
}

export async function updatePlaylist(
  { id, ...text }: Partial<PlaylistText> & { id: string },
  { client }: MutationContext,
) {
  const playlist = await unwrap(api.PUT("/playlists/{id}", { params: { path: { id } }, body: text }));
  client.setQueryData(playlistQuery(id).queryKey, playlist);
  refreshPlaylists(client);
}

/** Continues the unfinished edit of a playlist. */
export async function finishEdit(id: string, { client }: MutationContext) {
  try {
    await unwrap(api.POST("/playlists/{id}/pending-edit/finish", { params: { path: { id } } }));
  } finally {
    await refreshPlaylist(client, id);
  }
}

export async function deletePlaylist(id: string, { client }: MutationContext) {
  await unwrap(api.DELETE("/playlists/{id}", { params: { path: { id } } }));
  refreshPlaylists(client);
}

/** Learns that a deleted playlist is gone, so that the browser's Back button does not show it from memory. */
export const forgetPlaylist = (client: QueryClient, id: string) =>
  client.refetchQueries({ queryKey: keys.playlist(id), exact: true });

/** Brings a deleted playlist back. */
export async function restorePlaylist(id: string, { client }: MutationContext) {
  await unwrap(api.POST("/playlists/{id}/restore", { params: { path: { id } } }));
  client.resetQueries({ queryKey: keys.playlist(id) });
  await refreshPlaylists(client);
}

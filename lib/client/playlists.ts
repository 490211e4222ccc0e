import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { keys, type PlaylistFilter } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

/** The playlists of the library, or those that a filter finds. */
export const playlistsQuery = (filter: PlaylistFilter = {}) =>
  listQuery({
    queryKey: keys.playlistList(filter),
    limit: 60,
    getPage: (query, signal) => {
      const { q, isPinned, ...rest } = filter;
      const pinned = isPinned === undefined ? undefined : (`${isPinned}` as const);
      return unwrap(
        api.GET("/playlists", {
          params: { query: { ...query, ...rest, q: q || undefined, isPinned: pinned } },
          signal,
        }),
      );
    },
    staleTime: 30_000,
  });

/** The folders of the sidebar. */
export const foldersQuery = () =>
  queryOptions({
    queryKey: keys.folders,
    queryFn: async ({ signal }) => (await unwrap(api.GET("/playlist-folders", { signal }))).items,
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
    client.invalidateQueries({ queryKey: keys.librarySongs }),
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

/** Forgets a deleted playlist without asking for it. The browser's Back button does not show it from memory, but asks. */
export function forgetPlaylist(client: QueryClient, id: string) {
  client.removeQueries({ queryKey: keys.playlist(id) });
  // A page that the browser keeps brings older data with it, which does not replace newer data.
  client
    .getQueryCache()
    .build(client, { queryKey: keys.playlist(id) })
    .setState({ status: "error", dataUpdatedAt: Date.now() });
}

/** Brings a deleted playlist back. */
export async function restorePlaylist(id: string, { client }: MutationContext) {
  await unwrap(api.POST("/playlists/{id}/restore", { params: { path: { id } } }));
  client.resetQueries({ queryKey: keys.playlist(id) });
  await refreshPlaylists(client);
}

type Place = { isPinned?: boolean; folderId?: string | null };

/** Pins a playlist or puts it into a folder. */
export async function arrangePlaylist({ id, ...place }: Place & { id: string }, { client }: MutationContext) {
  const playlist = await unwrap(api.PUT("/playlists/{id}/place", { params: { path: { id } }, body: place }));
  client.setQueryData(playlistQuery(id).queryKey, playlist);
  await client.invalidateQueries({ queryKey: keys.playlists });
}

export async function createFolder(name: string, { client }: MutationContext) {
  const folder = await unwrap(api.POST("/playlist-folders", { body: { name } }));
  await client.invalidateQueries({ queryKey: keys.folders });
  return folder;
}

export async function renameFolder({ id, name }: { id: string; name: string }, { client }: MutationContext) {
  await unwrap(api.PUT("/playlist-folders/{id}", { params: { path: { id } }, body: { name } }));
  await client.invalidateQueries({ queryKey: keys.folders });
}

export async function deleteFolder(id: string, { client }: MutationContext) {
  await unwrap(api.DELETE("/playlist-folders/{id}", { params: { path: { id } } }));
  await client.invalidateQueries({ queryKey: keys.playlists });
}

/** Creates the playlist on Spotify and sends its songs. */
export async function publishPlaylist(id: string, { client }: MutationContext) {
  try {
    await unwrap(api.POST("/playlists/{id}/publish", { params: { path: { id } } }));
  } finally {
    // Also after a failure: a part of the songs may be on Spotify.
    await refreshPlaylist(client, id);
  }
}

/** Removes songs that were just added to a playlist. */
export async function takeBack(
  { id, itemIds }: { id: string; itemIds: string[] },
  { client }: MutationContext,
) {
  const params = { path: { id } };
  await unwrap(api.POST("/playlists/{id}/tracks/remove", { params, body: { itemIds } }));
  await refreshPlaylist(client, id);
}

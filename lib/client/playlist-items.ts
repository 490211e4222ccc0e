import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { PlaylistItem } from "@/lib/schemas/library";
import { refreshPlaylists } from "./playlists";
import { answered, api } from "./request";

export const rowsPerPage = 100;

const itemsKey = (playlistId: string) => ["playlist", playlistId, "items"] as const;

/** One page of a playlist's rows by its number, so that a long list can be opened anywhere. */
export const playlistItemsQuery = (playlistId: string, q: string, page: number) =>
  queryOptions({
    queryKey: [...itemsKey(playlistId), q, page] as const,
    queryFn: ({ signal }) =>
      answered(
        api.GET("/playlists/{id}/tracks", {
          params: {
            path: { id: playlistId },
            query: { from: page * rowsPerPage, limit: rowsPerPage, q: q || undefined },
          },
          signal,
        }),
      ),
    staleTime: 60_000,
  });

export const playlistItemCommands = {
  add: (playlistId: string, songIds: string[], position?: number) =>
    answered(
      api.POST("/playlists/{id}/tracks", {
        params: { path: { id: playlistId } },
        body: { songIds, position },
      }),
    ),
  remove: (playlistId: string, itemId: string) =>
    answered(api.DELETE("/playlists/{id}/tracks/{itemId}", { params: { path: { id: playlistId, itemId } } })),
  move: (playlistId: string, itemId: string, before: string | null) =>
    answered(
      api.POST("/playlists/{id}/tracks/move", {
        params: { path: { id: playlistId } },
        body: { itemIds: [itemId], before },
      }),
    ),
};

/** The row at a place of the unfiltered list; asks the server when its page is not here yet. */
export async function rowAt(
  client: QueryClient,
  playlistId: string,
  index: number,
): Promise<PlaylistItem | null> {
  const page = await client.ensureQueryData(
    playlistItemsQuery(playlistId, "", Math.floor(index / rowsPerPage)),
  );
  return page.items[index % rowsPerPage] ?? null;
}

/**
 * Shows an edit at once: lays the loaded pages of one list end to end, lets `edit` change the rows, and cuts them into
 * pages again. A page whose rows would come from one that is not loaded keeps what it had. Returns the way back.
 */
export function editRows(
  client: QueryClient,
  playlistId: string,
  q: string,
  edit: (rows: (PlaylistItem | undefined)[]) => void,
): () => void {
  const loaded = client
    .getQueriesData<{ items: PlaylistItem[]; nextCursor: string | null; total: number }>({
      queryKey: [...itemsKey(playlistId), q],
    })
    .flatMap(([key, data]) => (data && typeof key[4] === "number" ? [{ page: key[4], data }] : []));
  const total = loaded[0]?.data.total ?? 0;
  const rows: (PlaylistItem | undefined)[] = new Array(total).fill(undefined);
  for (const { page, data } of loaded) {
    data.items.forEach((item, index) => {
      rows[page * rowsPerPage + index] = item;
    });
  }
  edit(rows);
  for (const { page, data } of loaded) {
    const items = rows.slice(page * rowsPerPage, (page + 1) * rowsPerPage);
    const whole = items.filter(item => item !== undefined);
    const gapAtTheEndOnly = items.slice(0, whole.length).every(item => item !== undefined);
    client.setQueryData(playlistItemsQuery(playlistId, q, page).queryKey, {
      ...data,
      items: gapAtTheEndOnly ? whole : data.items,
      total: rows.length,
    });
  }
  return () => {
    for (const { page, data } of loaded) {
      client.setQueryData(playlistItemsQuery(playlistId, q, page).queryKey, data);
    }
  };
}

/** After an edit: the playlist, its rows and the lists that show its count. */
export const refreshPlaylist = (client: QueryClient, playlistId: string) =>
  Promise.all([client.invalidateQueries({ queryKey: ["playlist", playlistId] }), refreshPlaylists(client)]);

import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Playlist, PlaylistItem, PlaylistItemsPage } from "@/lib/schemas/library";
import { type AnySong, patchCachedSongs } from "./found-songs";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { refreshPlaylist } from "./playlists";
import { api, unwrap } from "./request";

export const rowsPerPage = 100;

/** Rows of a playlist. A row that is not loaded is undefined. */
type Rows = (PlaylistItem | undefined)[];

/** One page of a playlist's rows by page number, so that a long list can open at any position. */
export const playlistItemsQuery = (playlistId: string, q: string, page: number) =>
  queryOptions({
    queryKey: keys.playlistItemsPage(playlistId, q, page),
    queryFn: ({ signal }) =>
      unwrap(
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

/** Returns the row at a position of the unfiltered list. Loads its page if necessary. */
export async function fetchRow(
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
 * Shows an edit of the rows before the server confirms it: joins the loaded pages of a list, lets `edit` change the rows, and
 * splits them into pages again. A page that would need rows of an unloaded page keeps its old rows. Returns a function that
 * rolls the edit back.
 */
export function editRows(
  client: QueryClient,
  playlistId: string,
  q: string,
  edit: (rows: Rows) => void,
): () => void {
  const loaded = client
    .getQueriesData<PlaylistItemsPage>({
      queryKey: keys.playlistItems(playlistId, q),
    })
    .flatMap(([key, data]) => {
      const page = key.at(-1);
      return data && typeof page === "number" ? [{ page, data }] : [];
    });
  const total = loaded[0]?.data.total ?? 0;
  const rows: Rows = new Array(total).fill(undefined);
  for (const { page, data } of loaded) {
    data.items.forEach((item, index) => {
      rows[page * rowsPerPage + index] = item;
    });
  }
  edit(rows);
  for (const { page, data } of loaded) {
    const items = rows.slice(page * rowsPerPage, (page + 1) * rowsPerPage);
    const loadedItems = items.filter(item => item !== undefined);
    const isGapAtEndOnly = items.slice(0, loadedItems.length).every(item => item !== undefined);
    client.setQueryData(playlistItemsQuery(playlistId, q, page).queryKey, {
      ...data,
      items: isGapAtEndOnly ? loadedItems : data.items,
      total: rows.length,
    });
  }
  return () => {
    for (const { page, data } of loaded) {
      client.setQueryData(playlistItemsQuery(playlistId, q, page).queryKey, data);
    }
  };
}

type RowsEdit = {
  show: (rows: Rows) => void;
  send: () => Promise<unknown>;
  /** Title of the message when the server refuses the edit. */
  refusal: string;
};

/**
 * Returns mutation options for edits of one playlist's rows. Each edit shows at once. The requests are sent one after another, so
 * that the server applies them in order. The playlist is refreshed after the last edit.
 */
export const rowEditOptions = (
  playlistId: string,
  q: string,
  onRefused: (error: Error, edit: RowsEdit) => void,
) =>
  mutationOptions({
    mutationKey: keys.rowEdits(playlistId),
    scope: { id: `rows of ${playlistId}` },
    mutationFn: ({ send }: RowsEdit) => send(),
    onMutate: ({ show }, { client }) => {
      client.cancelQueries({ queryKey: keys.playlist(playlistId) });
      return editRows(client, playlistId, q, show);
    },
    onError: (error, edit, rollBack) => {
      rollBack?.();
      onRefused(error, edit);
    },
    onSettled: (_data, _error, _edit, _rollBack, { client }) => {
      const isLast = client.isMutating({ mutationKey: keys.rowEdits(playlistId) }) === 1;
      if (isLast) refreshPlaylist(client, playlistId);
    },
  });

/** Puts items back where they were before their last removal or move. */
export const putBackItems = (playlistId: string, itemIds: string[]) =>
  unwrap(
    api.POST("/playlists/{id}/tracks/put-back", {
      params: { path: { id: playlistId } },
      body: { itemIds },
    }),
  );

export const removeItem = (playlistId: string, itemId: string) =>
  unwrap(api.DELETE("/playlists/{id}/tracks/{itemId}", { params: { path: { id: playlistId, itemId } } }));

/** Moves an item before another item, or to the end if `before` is null. */
export const moveItem = (playlistId: string, itemId: string, before: string | null) =>
  unwrap(
    api.POST("/playlists/{id}/tracks/move", {
      params: { path: { id: playlistId } },
      body: { itemIds: [itemId], before },
    }),
  );

type Addition = {
  playlist: Pick<Playlist, "id" | "name">;
  songs: readonly Pick<AnySong, "uri">[];
  duplicates?: "add" | "skip" | "refuse";
};

/** Adds songs to the end of a playlist, of Spotify too. @returns the ids of the new items */
export async function addToPlaylist(
  { playlist: { id, name }, songs, duplicates = "add" }: Addition,
  { client }: MutationContext,
): Promise<string[]> {
  const uris = songs.map(({ uri }) => uri);
  const { items } = await unwrap(
    api.POST("/playlists/{id}/tracks", { params: { path: { id } }, body: { uris, duplicates } }),
  );
  const songIds = new Map(items.map(({ song }) => [song?.uri, song?.id]));
  patchCachedSongs(client, uris, song => ({
    id: songIds.get(song.uri) ?? song.id,
    playlists: [...song.playlists.filter(playlist => playlist.id !== id), { id, name }],
  }));
  await refreshPlaylist(client, id);
  return items.map(item => item.id);
}

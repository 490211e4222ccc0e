import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Playlist, PlaylistItem, PlaylistItemsPage, SongSort, SortOrder } from "@/lib/schemas/library";
import { type AnySong, patchCachedSongs } from "./found-songs";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { refreshPlaylist } from "./playlists";
import { api, unwrap } from "./request";
import { type ListView, pageOfView, rowsPerPage, wholeList } from "./song-lists";

/** Rows of a playlist. A row that is not loaded is undefined. */
type Rows = (PlaylistItem | undefined)[];

/** One page of a playlist's rows by page number, so that a long list can open at any position. */
export const playlistItemsQuery = (playlistId: string, view: ListView, page: number) =>
  queryOptions({
    queryKey: keys.playlistItemsPage(playlistId, view, page),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/playlists/{id}/tracks", {
          params: { path: { id: playlistId }, query: pageOfView(view, page) },
          signal,
        }),
      ),
    staleTime: 60_000,
    // Another tab or device may have changed the list.
    refetchOnWindowFocus: "always",
  });

/** Returns the row at a position of the unfiltered list. Loads its page if necessary. */
export async function fetchRow(
  client: QueryClient,
  playlistId: string,
  index: number,
): Promise<PlaylistItem | null> {
  const page = await client.ensureQueryData(
    playlistItemsQuery(playlistId, wholeList, Math.floor(index / rowsPerPage)),
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
  view: ListView,
  edit: (rows: Rows) => void,
): () => void {
  const loaded = client
    .getQueriesData<PlaylistItemsPage>({
      queryKey: keys.playlistItems(playlistId, view),
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
    client.setQueryData(playlistItemsQuery(playlistId, view, page).queryKey, {
      ...data,
      items: isGapAtEndOnly ? loadedItems : data.items,
      total: rows.length,
    });
  }
  return () => {
    for (const { page, data } of loaded) {
      client.setQueryData(playlistItemsQuery(playlistId, view, page).queryKey, data);
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
  view: ListView,
  onRefused: (error: Error, edit: RowsEdit) => void,
) =>
  mutationOptions({
    mutationKey: keys.rowEdits(playlistId),
    scope: { id: `rows of ${playlistId}` },
    mutationFn: ({ send }: RowsEdit) => send(),
    onMutate: ({ show }, { client }) => {
      client.cancelQueries({ queryKey: keys.playlist(playlistId) });
      return editRows(client, playlistId, view, show);
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

/** The maximum number of items of one edit. */
export const maxEditedItems = 1000;

export const removeItems = (playlistId: string, itemIds: string[]) => {
  const [itemId = "", ...others] = itemIds;
  return others.length === 0
    ? unwrap(api.DELETE("/playlists/{id}/tracks/{itemId}", { params: { path: { id: playlistId, itemId } } }))
    : unwrap(
        api.POST("/playlists/{id}/tracks/remove", {
          params: { path: { id: playlistId } },
          body: { itemIds },
        }),
      );
};

/** Moves items before another item, or to the end if `before` is null. */
export const moveItems = (playlistId: string, itemIds: string[], before: string | null) =>
  unwrap(
    api.POST("/playlists/{id}/tracks/move", {
      params: { path: { id: playlistId } },
      body: { itemIds, before },
    }),
  );

/** Sorts a playlist for good. @returns the version that undoes it, or null if the order was the same before */
export async function sortPlaylist(
  { playlistId, ...body }: { playlistId: string; sort: SongSort; order: SortOrder },
  { client }: MutationContext,
): Promise<string | null> {
  try {
    const { undoVersionId } = await unwrap(
      api.POST("/playlists/{id}/tracks/sort", { params: { path: { id: playlistId } }, body }),
    );
    return undoVersionId;
  } finally {
    refreshPlaylist(client, playlistId);
  }
}

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
    ...(song.playlists && {
      playlists: [...song.playlists.filter(playlist => playlist.id !== id), { id, name }],
    }),
  }));
  await refreshPlaylist(client, id);
  return items.map(item => item.id);
}

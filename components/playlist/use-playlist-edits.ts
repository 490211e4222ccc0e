"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import {
  fetchRow,
  maxEditedItems,
  moveItems,
  putBackItems,
  removeItems,
  rowEditOptions,
} from "@/lib/client/playlist-items";
import { ApiProblem } from "@/lib/client/request";
import type { ListView } from "@/lib/client/song-lists";
import type { Playlist, PlaylistItem } from "@/lib/schemas/library";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

type Rows = (PlaylistItem | undefined)[];

/** Takes items out of rows and returns them with their indexes. */
function takeOut(rows: Rows, ids: ReadonlySet<string>) {
  const taken = rows.flatMap((row, index) => (row && ids.has(row.id) ? { row, index } : []));
  const others = rows.filter(row => !row || !ids.has(row.id));
  rows.splice(0, rows.length, ...others);
  return taken;
}

/** Sends an edit of many items in parts that the API takes. */
async function sendInParts(ids: string[], send: (ids: string[]) => Promise<unknown>) {
  for (let start = 0; start < ids.length; start += maxEditedItems)
    await send(ids.slice(start, start + maxEditedItems));
}

/** Returns functions that edit a playlist's rows and offer to undo it. */
export function usePlaylistEdits({ id: playlistId, spotifyId }: Playlist, view: ListView) {
  const t = useTranslations();
  const client = useQueryClient();
  const importPlaylist = async (id: string) => {
    try {
      // Few edits need it.
      const { startImport } = await import("@/lib/client/jobs");
      await startImport({ playlists: [id], likedSongs: false }, { client });
    } catch (error) {
      toastProblem(t("playlist.edits.importNotStarted"), error as Error);
    }
  };
  const isOutdated = (error: Error) =>
    error instanceof ApiProblem && error.code === "playlist_changed_on_spotify";
  const offerUndo = useUndo();
  const { mutateAsync } = useMutation(
    rowEditOptions(playlistId, view, (error, { refusal }) =>
      toastProblem(refusal, error, {
        detail: error instanceof ApiProblem ? error.message : t("ui.tryAgain"),
        ...(spotifyId &&
          isOutdated(error) && {
            duration: 20_000,
            action: { label: t("playlist.edits.import"), onClick: () => importPlaylist(spotifyId) },
          }),
      }),
    ),
  );

  /** Errors are shown by `rowEditOptions`. */
  const edit = (rowsEdit: Parameters<typeof mutateAsync>[0]) => {
    const work = mutateAsync(rowsEdit);
    work.catch(() => undefined);
    return work;
  };

  /** Makes an edit and offers to put the items back. */
  const editItems = (
    items: PlaylistItem[],
    action: {
      done: string;
      key?: string;
      show: (rows: Rows, ids: ReadonlySet<string>) => { row: PlaylistItem; index: number }[];
      send: (ids: string[]) => Promise<unknown>;
      refusal: string;
      undoRefusal: string;
    },
  ) => {
    const itemIds = items.map(({ id }) => id);
    const ids = new Set(itemIds);
    let before: { row: PlaylistItem; index: number }[] = [];
    offerUndo({
      done: action.done,
      ...(action.key && { key: action.key }),
      work: edit({
        show: rows => {
          before = action.show(rows, ids);
        },
        send: () => sendInParts(itemIds, action.send),
        refusal: action.refusal,
      }),
      undo: () =>
        edit({
          show: rows => {
            takeOut(rows, ids);
            for (const { row, index } of before) rows.splice(index, 0, row);
          },
          send: () => sendInParts(itemIds, part => putBackItems(playlistId, part)),
          refusal: action.undoRefusal,
        }),
    });
  };

  const remove = (items: PlaylistItem[]) => {
    const [first] = items;
    if (!first) return;
    const title = first.song?.title;
    editItems(items, {
      done:
        items.length > 1
          ? t("playlist.edits.removedSeveral", { count: items.length })
          : title === undefined
            ? t("playlist.edits.removedGone")
            : t("playlist.edits.removed", { title }),
      show: takeOut,
      send: ids => removeItems(playlistId, ids),
      refusal: t("playlist.edits.notRemoved", { count: items.length }),
      undoRefusal: t("playlist.edits.notRestored", { count: items.length }),
    });
  };

  /** Moves items before the row with an index of the whole list. */
  const move = async (items: PlaylistItem[], before: number) => {
    const ids = new Set(items.map(({ id }) => id));
    const [first] = items;
    if (!first) return;
    const refusal = t("playlist.edits.notMoved", { count: items.length });
    if (ids.size > maxEditedItems)
      return toast.error(refusal, { description: t("playlist.edits.tooMany", { limit: maxEditedItems }) });
    let next: PlaylistItem | null;
    try {
      next = await fetchRow(client, playlistId, before);
      for (let index = before + 1; next && ids.has(next.id); index++)
        next = await fetchRow(client, playlistId, index);
    } catch (error) {
      return toastProblem(refusal, error as Error);
    }
    const position = before - items.filter(item => item.position < before).length + 1;
    const title = first.song?.title;
    editItems(items, {
      done:
        items.length > 1
          ? t("playlist.edits.movedSeveral", { count: items.length, position })
          : title === undefined
            ? t("playlist.edits.movedGone", { position })
            : t("playlist.edits.moved", { title, position }),
      key: `move ${[...ids].join()}`,
      show: rows => {
        const taken = takeOut(rows, ids);
        rows.splice(position - 1, 0, ...taken.map(({ row }) => row));
        return taken;
      },
      send: itemIds => moveItems(playlistId, itemIds, next?.id ?? null),
      refusal,
      undoRefusal: refusal,
    });
  };

  return { remove, move };
}

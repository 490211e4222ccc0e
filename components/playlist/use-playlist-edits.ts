"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { startImport } from "@/lib/client/jobs";
import { fetchRow, moveItem, putBackItems, removeItem, rowEditOptions } from "@/lib/client/playlist-items";
import { ApiProblem } from "@/lib/client/request";
import type { Playlist, PlaylistItem } from "@/lib/schemas/library";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

/** Returns functions that edit a playlist's rows and offer to undo it. */
export function usePlaylistEdits({ id: playlistId, spotifyId }: Playlist, q: string) {
  const t = useTranslations();
  const client = useQueryClient();
  const importPlaylist = (id: string) =>
    startImport({ playlists: [id], likedSongs: false }, { client }).catch(error =>
      toastProblem(t("playlist.edits.importNotStarted"), error),
    );
  const isOutdated = (error: Error) =>
    error instanceof ApiProblem && error.code === "playlist_changed_on_spotify";
  const offerUndo = useUndo();
  const { mutateAsync } = useMutation(
    rowEditOptions(playlistId, q, (error, { refusal }) =>
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

  const remove = (item: PlaylistItem, index: number) =>
    offerUndo({
      done: item.song
        ? t("playlist.edits.removed", { title: item.song.title })
        : t("playlist.edits.removedGone"),
      work: edit({
        show: rows => rows.splice(index, 1),
        send: () => removeItem(playlistId, item.id),
        refusal: t("playlist.edits.notRemoved"),
      }),
      undo: () =>
        edit({
          show: rows => rows.splice(index, 0, item),
          send: () => putBackItems(playlistId, [item.id]),
          refusal: t("playlist.edits.notRestored"),
        }),
    });

  const showMove = (from: number, to: number) => (rows: (PlaylistItem | undefined)[]) => {
    const [row] = rows.splice(from, 1);
    rows.splice(to, 0, row);
  };

  /** `from` and `to` are indexes in the whole list. */
  const move = async (item: PlaylistItem, from: number, to: number) => {
    const before = await fetchRow(client, playlistId, to > from ? to + 1 : to);
    const position = to + 1;
    const done = item.song
      ? t("playlist.edits.moved", { title: item.song.title, position })
      : t("playlist.edits.movedGone", { position });
    offerUndo({
      done,
      key: `move ${item.id}`,
      work: edit({
        show: showMove(from, to),
        send: () => moveItem(playlistId, item.id, before?.id ?? null),
        refusal: t("playlist.edits.notMoved"),
      }),
      undo: () =>
        edit({
          show: showMove(to, from),
          send: () => putBackItems(playlistId, [item.id]),
          refusal: t("playlist.edits.notMoved"),
        }),
    });
  };

  return { remove, move };
}

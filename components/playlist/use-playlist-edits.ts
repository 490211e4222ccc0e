"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { startImport } from "@/lib/client/jobs";
import { fetchRow, insertSong, moveItem, removeItem, rowEditOptions } from "@/lib/client/playlist-items";
import { ApiProblem } from "@/lib/client/request";
import type { Playlist, PlaylistItem } from "@/lib/schemas/library";
import { toastProblem } from "../ui/status/toast-problem";

/** Returns functions that edit a playlist's rows, and the announcement of the last move. */
export function usePlaylistEdits({ id: playlistId, spotifyId }: Playlist, q: string) {
  const t = useTranslations();
  const client = useQueryClient();
  const importPlaylist = (id: string) =>
    startImport({ playlists: [id], likedSongs: false }, { client }).catch(error =>
      toastProblem(t("playlist.edits.importNotStarted"), error),
    );
  const isOutdated = (error: Error) =>
    error instanceof ApiProblem && error.code === "playlist_changed_on_spotify";
  const [announcement, setAnnouncement] = useState("");
  const { mutate: edit } = useMutation(
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

  const undoRemove = (item: PlaylistItem, index: number) => {
    const { song } = item;
    if (!song) return;
    edit({
      show: rows => rows.splice(index, 0, item),
      send: () => insertSong(playlistId, song.id, item.position),
      refusal: t("playlist.edits.notRestored"),
    });
  };

  const remove = (item: PlaylistItem, index: number) => {
    edit({
      show: rows => rows.splice(index, 1),
      send: () => removeItem(playlistId, item.id),
      refusal: t("playlist.edits.notRemoved"),
    });
    if (!item.song) toast(t("playlist.edits.removedGone"));
    else
      toast(t("playlist.edits.removed", { title: item.song.title }), {
        action: { label: t("playlist.edits.undo"), onClick: () => undoRemove(item, index) },
      });
  };

  /** `from` and `to` are indexes in the whole list. */
  const move = async (item: PlaylistItem, from: number, to: number) => {
    const before = await fetchRow(client, playlistId, to > from ? to + 1 : to);
    edit({
      show: rows => {
        const [row] = rows.splice(from, 1);
        rows.splice(to, 0, row);
      },
      send: () => moveItem(playlistId, item.id, before?.id ?? null),
      refusal: t("playlist.edits.notMoved"),
    });
    const position = to + 1;
    setAnnouncement(
      item.song
        ? t("playlist.edits.moved", { title: item.song.title, position })
        : t("playlist.edits.movedGone", { position }),
    );
  };

  return { remove, move, announcement };
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { sortPlaylist } from "@/lib/client/playlist-items";
import type { ListView } from "@/lib/client/song-lists";
import type { Playlist } from "@/lib/schemas/library";
import type { SetOrder } from "../tracks/list/use-list-view";
import { Confirm } from "../ui/overlays/confirm";
import { useConfirmedAction } from "../ui/overlays/use-confirmed-action";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

/** The number of songs that one request to Spotify writes. */
const songsPerRequest = 100;

/**
 * Returns a function that makes the order of the view the order of the playlist, and a dialog. On Spotify it is confirmed first,
 * because Spotify dates all songs again.
 */
export function useKeepOrder({ id, origin, trackCount }: Playlist, view: ListView, setOrder: SetOrder) {
  const t = useTranslations("playlist.keepOrder");
  const client = useQueryClient();
  const offerUndo = useUndo();
  const keep = async () => {
    if (!view.sort) return;
    try {
      const { sort, order } = view;
      const versionId = await sortPlaylist({ playlistId: id, sort, order }, { client });
      setOrder({ sort: null, order: "asc" });
      if (versionId)
        offerUndo({
          done: t("done"),
          undo: async () => {
            const { restoreVersion } = await import("@/lib/client/versions");
            return restoreVersion({ playlistId: id, versionId }, { client });
          },
          failure: t("notUndone"),
        });
    } catch (error) {
      toastProblem(t("failed"), error as Error);
    }
  };
  const { ask, confirm } = useConfirmedAction(keep);
  return {
    keepOrder: () => (origin === "local" ? void keep() : ask()),
    dialog: (
      <Confirm
        {...confirm}
        title={t("title")}
        description={t("text", { requests: Math.ceil(trackCount / songsPerRequest) + 1 })}
        action={t("confirm")}
      />
    ),
  };
}

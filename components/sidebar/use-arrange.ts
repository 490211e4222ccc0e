"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { arrangePlaylist } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

/** Returns functions that pin playlists and put them into folders. */
export function useArrange() {
  const t = useTranslations("sidebar");
  const client = useQueryClient();
  const offerUndo = useUndo();
  const arrange = (id: string, place: { isPinned?: boolean; folderId?: string | null }) =>
    arrangePlaylist({ id, ...place }, { client });
  const tell = (work: Promise<unknown>) =>
    work.catch((error: Error) => toastProblem(t("notArranged"), error));
  return {
    pin: ({ id, isPinned }: Pick<Playlist, "id" | "isPinned">) => tell(arrange(id, { isPinned: !isPinned })),
    /** `folderId` is null to take the playlist out of its folder. */
    move: (
      { id, name, folderId: oldId }: Pick<Playlist, "id" | "name" | "folderId">,
      folderId: string | null,
    ) => {
      if (folderId === oldId) return;
      const work = arrange(id, { folderId });
      tell(work);
      offerUndo({
        done: folderId ? t("movedToFolder", { name }) : t("takenOut", { name }),
        work,
        undo: () => arrange(id, { folderId: oldId }),
        failure: t("notArranged"),
      });
    },
  };
}

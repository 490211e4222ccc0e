import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { undoLibraryImport } from "@/lib/client/export";
import { restorePlaylist } from "@/lib/client/playlists";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

type Brought = { id: string; playlists: { id: string; isPublished?: boolean }[] };

/** Undoes the import of a file, and offers to bring its playlists back. */
export function useUndoLibraryImport({ id, playlists }: Brought, onUndone: () => void) {
  const t = useTranslations("libraryFile.report");
  const client = useQueryClient();
  const offerUndo = useUndo();
  const deleted = playlists.filter(({ isPublished }) => !isPublished);
  return useMutation({
    mutationFn: () => undoLibraryImport(id, { client }),
    onSuccess: () => {
      onUndone();
      if (deleted.length === 0) toast(t("undone"));
      else
        offerUndo({
          done: t("undoneWithPlaylists"),
          undo: async () => {
            for (const playlist of deleted) await restorePlaylist(playlist.id, { client });
          },
          failure: t("notRestored"),
        });
    },
    onError: error => toastProblem(t("undoFailed"), error),
  });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { undoLibraryImport } from "@/lib/client/export";
import { restorePlaylist } from "@/lib/client/playlists";
import type { LibraryImport } from "@/lib/schemas/export";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

type Brought = Pick<LibraryImport, "id" | "playlists">;

/** Undoes the import of a file, and offers to bring its playlists back. */
export function useUndoLibraryImport({ id, playlists }: Brought, onUndone: () => void) {
  const t = useTranslations("libraryFile.report");
  const client = useQueryClient();
  const offerUndo = useUndo();
  return useMutation({
    mutationFn: () => undoLibraryImport(id, { client }),
    onSuccess: () => {
      onUndone();
      if (playlists.length === 0) toast(t("undone"));
      else
        offerUndo({
          done: t("undoneWithPlaylists"),
          undo: async () => {
            for (const playlist of playlists) await restorePlaylist(playlist.id, { client });
          },
          failure: t("notRestored"),
        });
    },
    onError: error => toastProblem(t("undoFailed"), error),
  });
}

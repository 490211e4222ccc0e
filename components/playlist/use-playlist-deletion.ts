import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { deletePlaylist, forgetPlaylist, restorePlaylist } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

export type PlaylistDeletion = ReturnType<typeof usePlaylistDeletion>;

/** Returns a function that deletes a playlist and leaves its screen, which must not ask for a playlist that is gone. */
export function usePlaylistDeletion(id: string) {
  const t = useTranslations("playlist");
  const client = useQueryClient();
  const router = useRouter();
  const offerUndo = useUndo();
  const [state, setState] = useState<"idle" | "running" | "done">("idle");
  const isDone = state === "done";
  useEffect(() => {
    if (isDone) forgetPlaylist(client, id);
  }, [isDone, client, id]);

  const remove = async ({ name, spotifyId }: Playlist) => {
    setState("running");
    try {
      await deletePlaylist(id, { client });
      setState("done");
      offerUndo({
        done: spotifyId ? t("remove.done", { name }) : t("delete.done", { name }),
        undo: () => restorePlaylist(id, { client }),
        failure: t("delete.notRestored"),
      });
      // Replaces the playlist in the browser's history: Back must not open it.
      router.replace("/library");
    } catch (error) {
      setState("idle");
      toastProblem(t("delete.failed"), error as Error);
    }
  };
  return { remove, isRunning: state !== "idle", isDone };
}

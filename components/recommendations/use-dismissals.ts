import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { dismiss, takeBackDismissals } from "@/lib/client/recommendations";
import type { Dismissed } from "@/lib/schemas/recommendations";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

/** Returns functions that dismiss songs, or the songs of an artist, and offer to undo it. */
export function useDismissals() {
  const t = useTranslations("recommendations.dismissals");
  const client = useQueryClient();
  const offerUndo = useUndo();
  const start = (dismissed: Dismissed, texts: Record<"done" | "failed" | "notUndone", string>) => {
    const work = dismiss(dismissed, { client });
    work.catch((error: Error) => toastProblem(texts.failed, error));
    offerUndo({
      done: texts.done,
      work,
      undo: () => takeBackDismissals(dismissed, { client }),
      failure: texts.notUndone,
    });
  };
  return {
    dismissSongs: (songs: readonly { id: string | null; title: string }[]) => {
      const songIds = [...new Set(songs.flatMap(({ id }) => id ?? []))];
      const [first] = songs;
      if (!first || songIds.length === 0) return;
      const words = { title: first.title, count: songIds.length };
      const texts = {
        done: t("done", words),
        failed: t("failed", words),
        notUndone: t("notUndone", words),
      };
      start({ songIds, artists: [] }, texts);
    },
    dismissArtist: (name: string) => {
      const texts = {
        done: t("artist.done", { name }),
        failed: t("artist.failed", { name }),
        notUndone: t("artist.notUndone", { name }),
      };
      start({ songIds: [], artists: [name] }, texts);
    },
  };
}

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { QueueSource } from "@/lib/schemas/queue";

/** Returns a function that words where the songs of the queue come from: "Next from Slow mornings". */
export function useSourceName(): (source: QueueSource | null) => string {
  const t = useTranslations("queue.from");
  return useCallback(
    source => {
      if (source?.kind === "likedSongs") return t("likedSongs");
      return source?.name ? t("named", { name: source.name }) : t("other");
    },
    [t],
  );
}

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { QueueItem } from "@/lib/schemas/queue";

/** Returns a function that names a song of the queue. A song that a program queued may be unknown. */
export function useSongName(): (item: Pick<QueueItem, "song">) => string {
  const t = useTranslations("queue");
  return useCallback(({ song }) => song?.title ?? t("unknownSong"), [t]);
}

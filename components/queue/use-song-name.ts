import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { AnySong } from "@/lib/client/found-songs";

/** Returns a function that names a song of the queue. A song that a program queued may be unknown. */
export function useSongName(): (item: { song: AnySong | null }) => string {
  const t = useTranslations("queue");
  return useCallback(({ song }) => song?.title ?? t("unknownSong"), [t]);
}

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { RecommendationReason } from "@/lib/schemas/recommendations";
import { useFormat } from "../ui/text/use-format";

/** Returns a function that words a reason. */
export function useReasonWords() {
  const t = useTranslations("recommendations.reasons");
  const { month } = useFormat();
  return useCallback(
    (reason: RecommendationReason): string => {
      switch (reason.code) {
        case "plays": {
          const { plays, yearPlays } = reason;
          const words = { year: String(reason.year), last: month(reason.lastPlayedAt) };
          return plays === 1 ? t("playedOnce", words) : t("plays", { ...words, count: yearPlays });
        }
        case "liked":
          return t("liked", { month: month(reason.likedAt) });
        case "inPlaylist":
          return t("inPlaylist", reason);
        case "sessions":
          return t("sessions", reason);
        case "playlists":
          return t("playlists", reason);
        case "albumPlayed":
          return t("albumPlayed", reason);
        case "albumLiked":
          return t("albumLiked", reason);
      }
    },
    [t, month],
  );
}

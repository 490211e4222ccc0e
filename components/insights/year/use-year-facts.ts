import { useTranslations } from "next-intl";
import type { YearInReview } from "@/lib/schemas/statistics";
import { useDayFormat } from "../use-day-format";

export type Fact = { name: string; value: string; detail?: string | undefined };

/** Returns the figures of a year in words. */
export function useYearFacts(review: YearInReview): Fact[] {
  const t = useTranslations("insights");
  const format = useDayFormat();
  const number = (value: number) => t("totals.number", { value });
  const { previous, busiestDay, busiestHour, longestStreak, discovery } = review;
  return [
    {
      name: t("totals.names.minutes"),
      value: number(review.minutes),
      detail: previous
        ? t("year.before", { count: previous.minutes, year: String(review.year - 1) })
        : undefined,
    },
    { name: t("totals.names.plays"), value: number(review.plays) },
    {
      name: t("totals.names.songs"),
      value: number(review.songs),
      detail: t("year.new", { count: review.newSongs }),
    },
    {
      name: t("totals.names.artists"),
      value: number(review.artists),
      detail: t("year.new", { count: review.newArtists }),
    },
    ...(longestStreak
      ? [
          {
            name: t("totals.names.longestStreak"),
            value: t("totals.days", { count: longestStreak.days }),
            detail: t("year.span", {
              from: format.shortDay(longestStreak.from),
              to: format.shortDay(longestStreak.to),
            }),
          },
        ]
      : []),
    ...(busiestDay
      ? [
          {
            name: t("year.busiestDay"),
            value: format.shortDay(busiestDay.day),
            detail: t("year.minutes", { count: busiestDay.minutes }),
          },
        ]
      : []),
    ...(busiestHour
      ? [
          {
            name: t("year.busiestHour"),
            value: t("year.weekdayHour", {
              weekday: format.weekday(busiestHour.weekday),
              hour: busiestHour.hour,
            }),
            detail: t("year.plays", { count: busiestHour.plays }),
          },
        ]
      : []),
    ...(discovery
      ? [
          {
            name: t("year.discovery"),
            value: discovery.name,
            detail: discovery.artist ?? undefined,
          },
        ]
      : []),
  ];
}

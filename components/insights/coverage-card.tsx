"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { countDays } from "@/lib/schemas/days";
import type { CoverageSource, Statistics } from "@/lib/schemas/statistics";
import { LocalTime } from "../ui/text/local-time";
import { ChartCard } from "./chart-card";
import { useDayFormat } from "./use-day-format";

/** Each source has a pattern of its own, besides its color. */
const looks: Record<CoverageSource, string> = {
  files: "bg-accent",
  polling:
    "bg-[repeating-linear-gradient(45deg,var(--brass)_0_4px,transparent_4px_8px)] outline-1 outline-brass -outline-offset-1",
  both: "bg-[repeating-linear-gradient(90deg,var(--accent)_0_6px,var(--brass)_6px_9px)]",
  none: "outline-1 outline-dashed outline-line-strong -outline-offset-1",
};

/** Sources of the figures, and the ends of the data. */
export function CoverageCard({ statistics }: { statistics: Statistics }) {
  const t = useTranslations("insights.coverage");
  const format = useDayFormat();
  const { coverage, dataFrom, first, last } = statistics;
  const sources = [...new Set(coverage.map(({ source }) => source))];
  const end = (play: Statistics["first"], name: "first" | "last") =>
    play && (
      <p>
        {t.rich(name, {
          title: play.song.title,
          artist: play.song.artists[0]?.name ?? "",
          time: () => <LocalTime at={play.playedAt} show="date" />,
        })}
      </p>
    );
  return (
    <ChartCard
      title={t("title")}
      note={t("note")}
      fileName="tonearm-coverage"
      table={() => ({
        columns: [t("from"), t("to"), t("source")],
        rows: coverage.map(({ from, to, source }) => [
          format.day(from),
          format.day(to),
          t(`sources.${source}`),
        ]),
      })}
    >
      <div className="flex h-6 gap-0.5" aria-hidden>
        {coverage.map(({ from, to, source }) => (
          <span
            key={from}
            title={t("part", {
              from: format.month(from),
              to: format.month(to),
              source: t(`sources.${source}`),
            })}
            className={clsx("min-w-1 rounded-sm", looks[source])}
            style={{ flexGrow: countDays(from, to) }}
          />
        ))}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {sources.map(source => (
          <li key={source} className="flex items-center gap-2">
            <span className={clsx("size-3.5 rounded-sm", looks[source])} aria-hidden />
            {t(`sources.${source}`)}
          </li>
        ))}
      </ul>
      <div className="mt-3 grid gap-1 text-sm">
        {dataFrom && <p>{t("begins", { day: format.longDay(dataFrom) })}</p>}
        {end(first, "first")}
        {end(last, "last")}
      </div>
    </ChartCard>
  );
}

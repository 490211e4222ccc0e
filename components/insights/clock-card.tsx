"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { clockQuery, type PeriodChoice } from "@/lib/client/statistics";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { ChartCard } from "./chart-card";
import { Dot } from "./charts/dot";
import { type Measure, measured } from "./measure";
import { useDayFormat } from "./use-day-format";

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const rowStyle = "grid grid-cols-[2.75rem_repeat(24,minmax(0,1fr))] items-center gap-0.5 sm:gap-1";

/** Plays by weekday and hour. */
export function ClockCard({ period, measure }: { period: PeriodChoice; measure: Measure }) {
  const t = useTranslations("insights");
  const format = useDayFormat();
  const {
    data: clock,
    error,
    refetch,
  } = useQuery({ ...clockQuery(period), placeholderData: previous => previous });
  if (!clock)
    return error ? <ProblemNote error={error} retry={refetch} /> : <Skeleton className="h-80 rounded-lg" />;
  const values = clock.hours.map(hour => measured(measure, hour));
  const max = Math.max(1, ...values);
  const valueAt = (weekday: number, hour: number) => values[(weekday - 1) * 24 + hour] ?? 0;
  const titleOf = (weekday: number, hour: number) =>
    t(`clock.cell.${measure}`, { weekday: format.weekday(weekday), hour, count: valueAt(weekday, hour) });
  return (
    <ChartCard
      title={t("clock.title")}
      note={t("clock.note")}
      fileName="tonearm-hours"
      table={() => ({
        columns: [t("units.weekday"), t("units.hour"), t("totals.names.plays"), t("totals.names.minutes")],
        rows: clock.hours.map(({ weekday, hour, plays, minutes }) => [
          format.weekday(weekday),
          t("clock.hour", { hour }),
          plays,
          minutes,
        ]),
      })}
    >
      <div className="grid gap-0.5 sm:gap-1" aria-hidden>
        {weekdays.map(weekday => (
          <div key={weekday} className={rowStyle}>
            <span className="truncate text-muted text-xs">{format.shortWeekday(weekday)}</span>
            {hours.map(hour => (
              <Dot key={hour} share={valueAt(weekday, hour) / max} title={titleOf(weekday, hour)} />
            ))}
          </div>
        ))}
        <div className={rowStyle}>
          <span />
          {hours.map(hour => (
            <span key={hour} className="overflow-visible whitespace-nowrap text-muted text-xs tabular-nums">
              {hour % 6 === 0 && t("clock.hour", { hour })}
            </span>
          ))}
        </div>
      </div>
    </ChartCard>
  );
}

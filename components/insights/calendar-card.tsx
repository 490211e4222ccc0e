"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { calendarQuery } from "@/lib/client/statistics";
import { addDays, countDays } from "@/lib/schemas/days";
import type { Calendar } from "@/lib/schemas/statistics";
import { IconButton } from "../ui/controls/icon-button";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { ChartCard } from "./chart-card";
import { Dot } from "./charts/dot";
import { type Measure, measured } from "./measure";
import { useDayFormat } from "./use-day-format";

/** The days of a year as weeks from Monday to Sunday. Null fills the first week. */
function weeksOf(year: number): (string | null)[][] {
  const first = `${year}-01-01`;
  const length = countDays(first, `${year}-12-31`);
  const blanks = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days = [
    ...Array.from({ length: blanks }, () => null),
    ...Array.from({ length }, (_, index) => addDays(first, index)),
  ];
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Every day of a year. */
export function CalendarCard({ measure }: { measure: Measure }) {
  const t = useTranslations("insights");
  const format = useDayFormat();
  const [year, setYear] = useState<number>();
  const {
    data: calendar,
    error,
    refetch,
  } = useQuery({
    ...calendarQuery(year),
    placeholderData: previous => previous,
  });
  if (!calendar)
    return error ? <ProblemNote error={error} retry={refetch} /> : <Skeleton className="h-64 rounded-lg" />;
  // The year that was chosen, so that two quick clicks go two years.
  const chosen = year ?? calendar.year;
  const first = calendar.years.at(-1) ?? calendar.year;
  const last = calendar.years[0] ?? calendar.year;
  return (
    <ChartCard
      title={t("calendar.title")}
      note={t("calendar.note")}
      fileName={`tonearm-days-${calendar.year}`}
      table={() => ({
        columns: [t("units.day"), t("totals.names.plays"), t("totals.names.minutes")],
        rows: calendar.days.map(({ day, plays, minutes }) => [format.day(day), plays, minutes]),
      })}
      actions={
        <div className="flex items-center gap-1">
          <IconButton
            label={t("calendar.earlier")}
            disabled={chosen <= first}
            onClick={() => setYear(chosen - 1)}
          >
            <ChevronLeft aria-hidden />
          </IconButton>
          <span className="font-medium tabular-nums" aria-live="polite">
            {chosen}
          </span>
          <IconButton
            label={t("calendar.later")}
            disabled={chosen >= last}
            onClick={() => setYear(chosen + 1)}
          >
            <ChevronRight aria-hidden />
          </IconButton>
        </div>
      }
    >
      <Weeks calendar={calendar} measure={measure} />
    </ChartCard>
  );
}

function Weeks({ calendar, measure }: { calendar: Calendar; measure: Measure }) {
  const t = useTranslations("insights.calendar");
  const format = useDayFormat();
  const values = new Map(calendar.days.map(each => [each.day, measured(measure, each)]));
  const max = Math.max(1, ...values.values());
  return (
    <div className="overflow-x-auto pb-1" aria-hidden>
      <div className="flex w-max gap-[3px] xl:w-full">
        {weeksOf(calendar.year).map((week, index) => {
          const month = week.find(day => day?.endsWith("-01"));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no identity
            <div key={index} className="grid w-3 flex-1 content-start gap-[3px]">
              <span className="h-4 w-0 overflow-visible whitespace-nowrap text-muted text-xs">
                {month && format.shortMonth(month)}
              </span>
              {week.map((day, weekday) =>
                day ? (
                  <Dot
                    key={day}
                    share={(values.get(day) ?? 0) / max}
                    title={t(`cell.${measure}`, { day: format.longDay(day), count: values.get(day) ?? 0 })}
                  />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
                  <span key={weekday} className="aspect-square" />
                ),
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

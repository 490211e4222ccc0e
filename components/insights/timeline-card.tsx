"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { TimelinePoint } from "@/lib/schemas/statistics";
import { Nothing } from "../ui/status/nothing";
import { Skeleton } from "../ui/status/skeleton";
import { ChartCard } from "./chart-card";
import { type Measure, measured } from "./measure";
import { useDayFormat } from "./use-day-format";

const LineChart = dynamic(
  () =>
    import("./charts/line-chart").then(
      module => module.LineChart,
      () => Nothing,
    ),
  {
    ssr: false,
    loading: () => <Skeleton className="h-[220px]" />,
  },
);

type TimelineCardProps = {
  timeline: { unit: "day" | "month"; points: TimelinePoint[] };
  measure: Measure;
  fileName: string;
  className?: string;
};

/** Plays, or minutes, over days or months. */
export function TimelineCard({
  timeline: { unit, points },
  measure,
  fileName,
  className,
}: TimelineCardProps) {
  const t = useTranslations("insights");
  const format = useDayFormat();
  const name = unit === "day" ? format.day : format.month;
  const label = unit === "day" ? format.shortDay : format.month;
  return (
    <ChartCard
      title={t(`timeline.title.${measure}`)}
      note={t(`timeline.note.${unit}`)}
      fileName={fileName}
      table={() => ({
        columns: [t(`units.${unit}`), t("totals.names.plays"), t("totals.names.minutes")],
        rows: points.map(({ from, plays, minutes }) => [name(from), plays, minutes]),
      })}
      {...(className && { className })}
    >
      <LineChart
        points={points.map(point => {
          const value = measured(measure, point);
          const text = t(`calendar.cell.${measure}`, { day: name(point.from), count: value });
          return { label: label(point.from), value, text };
        })}
      />
    </ChartCard>
  );
}

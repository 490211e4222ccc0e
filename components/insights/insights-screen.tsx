"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { statisticsQuery } from "@/lib/client/statistics";
import type { Statistics } from "@/lib/schemas/statistics";
import { HelpLink } from "../help/help-link";
import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/controls/button";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { BasisCard } from "./basis-card";
import { CalendarCard } from "./calendar-card";
import { ClockCard } from "./clock-card";
import { ComputingNote } from "./computing-note";
import { CoverageCard } from "./coverage-card";
import type { Measure } from "./measure";
import { MeasureChoice } from "./measure-choice";
import { NoData } from "./no-data";
import { RangeChoice } from "./range-choice";
import { addressOf, type RangeChoice as Choice, periodOf } from "./ranges";
import { Segments } from "./segments";
import { TimelineCard } from "./timeline-card";
import { TopCard } from "./top-card";
import { Totals } from "./totals";
import { useDayFormat } from "./use-day-format";

type InsightsScreenProps = {
  /** The range in the address. */
  initial: Choice;
  /** Today in the time zone of the figures. */
  today: string;
};

/** Figures about a person's listening. */
export function InsightsScreen({ initial, today }: InsightsScreenProps) {
  const t = useTranslations("insights");
  const [range, setRange] = useState(initial);
  const [merge, setMerge] = useState(true);
  const [measure, setMeasure] = useState<Measure>("plays");
  const period = periodOf(range, today);
  const choice = { ...period, merge };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...statisticsQuery(choice),
    placeholderData: previous => previous,
  });
  const changeRange = (next: Choice) => {
    setRange(next);
    window.history.replaceState(null, "", addressOf(next));
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t("title")}
        note={
          data?.dataFrom &&
          !data.computing && (
            <span role="status">
              <Shown statistics={data} />
            </span>
          )
        }
        actions={
          <>
            {data?.dataTo && !data.computing && (
              <Button asChild>
                <Link href={`/insights/years/${data.dataTo.slice(0, 4)}`}>{t("year.link")}</Link>
              </Button>
            )}
            <HelpLink article="insights" subject={t("title")} />
          </>
        }
      />
      {data?.computing ? (
        <>
          <ComputingNote computing={data.computing} />
          <BasisCard statistics={data} />
        </>
      ) : data && !data.dataFrom ? (
        <NoData polledPlays={data.polledPlays} />
      ) : (
        <>
          <div className="flex flex-wrap items-start justify-between gap-3">
            <RangeChoice choice={range} shown={data} onChange={changeRange} />
            <div className="flex flex-wrap gap-3">
              <MeasureChoice value={measure} onChange={setMeasure} />
              <Segments
                label={t("merge.label")}
                values={["together", "apart"]}
                value={merge ? "together" : "apart"}
                nameOf={value => t(`merge.${value}`)}
                onChange={value => setMerge(value === "together")}
              />
            </div>
          </div>
          {data ? (
            <div
              aria-busy={isPlaceholderData}
              className={clsx("grid grid-cols-[minmax(0,1fr)] gap-6", isPlaceholderData && "opacity-60")}
            >
              <Totals statistics={data} />
              <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2">
                <TimelineCard timeline={data.timeline} measure={measure} fileName="tonearm-timeline" />
                <ClockCard period={period} measure={measure} />
                <div className="xl:col-span-2">
                  <CalendarCard measure={measure} />
                </div>
                <TopCard choice={choice} measure={measure} />
                <div className="grid content-start gap-6">
                  <CoverageCard statistics={data} />
                  <BasisCard statistics={data} />
                </div>
              </div>
              <p className="text-muted text-sm">{t("attribution")}</p>
            </div>
          ) : error ? (
            <ProblemNote error={error} retry={refetch} />
          ) : (
            <Skeleton className="h-96 rounded-lg" />
          )}
        </>
      )}
    </div>
  );
}

function Shown({ statistics: { from, to, dataFrom } }: { statistics: Statistics }) {
  const t = useTranslations("insights");
  const format = useDayFormat();
  return t("shown", { from: format.day(from), to: format.day(to), begin: format.day(dataFrom ?? from) });
}

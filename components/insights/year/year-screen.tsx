"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Image } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { yearQuery } from "@/lib/client/statistics";
import type { TopKind, YearInReview } from "@/lib/schemas/statistics";
import { PageHeader } from "../../shell/page-header";
import { Card } from "../../ui/cards/card";
import { Button } from "../../ui/controls/button";
import { EmptyState } from "../../ui/status/empty-state";
import { ProblemNote } from "../../ui/status/problem-note";
import { Skeleton } from "../../ui/status/skeleton";
import { toast } from "../../ui/status/toast";
import { ComputingNote } from "../computing-note";
import { TimelineCard } from "../timeline-card";
import { TopList } from "../top-list";
import { useYearFacts } from "./use-year-facts";

/** The review of a year. */
export function YearScreen({ year }: { year: number }) {
  const t = useTranslations("insights.year");
  const { data, error, refetch } = useQuery(yearQuery(year));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t("title", { year: String(year) })}
        note={data && !data.isComplete && t("goesOn")}
        actions={
          <>
            {data && <YearLinks year={year} years={data.years} />}
            {data && data.plays > 0 && !data.computing && <SavePicture review={data} />}
          </>
        }
      />
      {!data ? (
        error ? (
          <ProblemNote error={error} retry={refetch} />
        ) : (
          <Skeleton className="h-96 rounded-lg" />
        )
      ) : data.computing ? (
        <ComputingNote computing={data.computing} />
      ) : data.plays === 0 ? (
        <EmptyState
          title={t("none.title", { year: String(year) })}
          action={
            <Button asChild>
              <Link href="/insights">{t("none.action")}</Link>
            </Button>
          }
        >
          {t("none.text")}
        </EmptyState>
      ) : (
        <Review review={data} />
      )}
    </div>
  );
}

function YearLinks({ year, years }: { year: number; years: number[] }) {
  const t = useTranslations("insights.year");
  const [earlier, later] = [years.find(each => each < year), years.findLast(each => each > year)];
  return (
    <>
      {earlier && (
        <Button asChild variant="ghost">
          <Link href={`/insights/years/${earlier}`} aria-label={t("other", { year: String(earlier) })}>
            <ChevronLeft aria-hidden />
            {earlier}
          </Link>
        </Button>
      )}
      {later && (
        <Button asChild variant="ghost">
          <Link href={`/insights/years/${later}`} aria-label={t("other", { year: String(later) })}>
            {later}
            <ChevronRight aria-hidden />
          </Link>
        </Button>
      )}
    </>
  );
}

/** Draws the picture in the browser: nothing leaves it. */
function SavePicture({ review }: { review: YearInReview }) {
  const t = useTranslations("insights.year");
  const [isBusy, setIsBusy] = useState(false);
  const facts = useYearFacts(review);
  const save = async () => {
    setIsBusy(true);
    try {
      const [{ drawYear }, { saveFile }] = await Promise.all([import("./draw-year"), import("../csv")]);
      saveFile(
        await drawYear({
          title: t("title", { year: String(review.year) }),
          facts,
          lists: (["songs", "artists"] as const).map(kind => ({
            title: t(`lists.${kind}`),
            items: topOf(review, kind).map(({ name, artist }) => ({ name, detail: artist })),
          })),
          months: review.months.map(({ minutes }) => minutes),
          foot: t("foot"),
        }),
        `tonearm-${review.year}.png`,
      );
    } catch {
      toast.error(t("pictureFailed"));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button variant="primary" busy={isBusy} onClick={save}>
      {!isBusy && <Image aria-hidden />}
      {t("save")}
    </Button>
  );
}

const topOf = ({ topSongs, topArtists, topAlbums }: YearInReview, kind: TopKind) =>
  ({ songs: topSongs, artists: topArtists, albums: topAlbums })[kind];

function Review({ review }: { review: YearInReview }) {
  const t = useTranslations("insights");
  const facts = useYearFacts(review);
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-4">
        {facts.map(({ name, value, detail }) => (
          <div key={name} className="flex flex-col gap-1 rounded-lg border border-line bg-panel p-4">
            <dt className="text-muted text-sm">{name}</dt>
            <dd className="title text-2xl tabular-nums" dir="auto">
              {value}
            </dd>
            {detail && <dd className="text-muted text-sm">{detail}</dd>}
          </div>
        ))}
      </dl>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-3">
        {(["songs", "artists", "albums"] as const).map(kind => (
          <Card key={kind} aria-label={t(`year.lists.${kind}`)}>
            <h2 className="title mb-4 text-xl">{t(`year.lists.${kind}`)}</h2>
            <TopList kind={kind} items={topOf(review, kind)} measure="plays" />
          </Card>
        ))}
      </div>
      <TimelineCard
        timeline={{ unit: "month", points: review.months }}
        measure="time"
        fileName={`tonearm-months-${review.year}`}
      />
      <p className="text-muted text-sm">{t("attribution")}</p>
    </>
  );
}

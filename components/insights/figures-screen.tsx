"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { figuresOfQuery } from "@/lib/client/statistics";
import type { FiguresOf, FiguresOfQuery } from "@/lib/schemas/statistics";
import { Cover } from "../ui/artwork/cover";
import { Card } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { BigName } from "../ui/text/big-name";
import { LocalTime } from "../ui/text/local-time";
import { ComputingNote } from "./computing-note";
import type { Measure } from "./measure";
import { MeasureChoice } from "./measure-choice";
import { TimelineCard } from "./timeline-card";
import { TopList } from "./top-list";

/** Figures of one song, artist or album over all time. */
export function FiguresScreen({ thing }: { thing: FiguresOfQuery }) {
  const t = useTranslations("insights");
  const [measure, setMeasure] = useState<Measure>("plays");
  const { data: figures, error, refetch } = useQuery(figuresOfQuery(thing));
  if (!figures)
    return error ? <ProblemNote error={error} retry={refetch} /> : <Skeleton className="h-96 rounded-lg" />;
  if (figures.computing) return <ComputingNote computing={figures.computing} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <title>{`${figures.name} · Tonearm`}</title>
      <Hero figures={figures} />
      <Facts figures={figures} />
      <MeasureChoice value={measure} onChange={setMeasure} />
      <TimelineCard
        timeline={{ unit: "month", points: figures.months }}
        measure={measure}
        fileName="tonearm-months"
      />
      {(figures.kind !== "songs" || figures.songs.length > 1) && (
        <Card aria-label={t(`of.list.${figures.kind}`)}>
          <h2 className="title mb-4 text-xl">{t(`of.list.${figures.kind}`)}</h2>
          <TopList kind="songs" items={figures.songs} measure={measure} />
        </Card>
      )}
      <p className="text-muted text-sm">{t("attribution")}</p>
    </div>
  );
}

/** The page of the thing itself. Files have no ids of artists and albums, so it may be unknown. */
function pageOf({ kind, spotifyId }: FiguresOf): string | null {
  if (!spotifyId || kind === "songs") return null;
  return `/${kind}/${spotifyId}`;
}

function Hero({ figures }: { figures: FiguresOf }) {
  const t = useTranslations("insights.of");
  const { kind, name, artist, imageUrl } = figures;
  const page = pageOf(figures);
  return (
    <header className="flex flex-wrap items-center gap-x-8 gap-y-5">
      <Cover
        src={imageUrl}
        name={name}
        className={kind === "artists" ? "w-32 rounded-full sm:w-40" : "w-32 rounded-md sm:w-40"}
        eager
      />
      <div className="grid min-w-0 flex-1 basis-56 gap-2">
        <div>
          <Badge>{t(`kinds.${kind}`)}</Badge>
        </div>
        <BigName>{name}</BigName>
        {artist && (
          <p dir="auto" className="font-medium">
            {artist}
          </p>
        )}
        <div className="mt-1 flex flex-wrap gap-2">
          {page && (
            <Button asChild>
              <Link href={page}>{t(`open.${kind === "artists" ? "artists" : "albums"}`)}</Link>
            </Button>
          )}
          <Button asChild variant="ghost">
            <Link href="/insights">{t("all")}</Link>
          </Button>
        </div>
      </div>
    </header>
  );
}

function Facts({ figures: { plays, minutes, skips, rank, first, last } }: { figures: FiguresOf }) {
  const t = useTranslations("insights");
  const number = (value: number) => t("totals.number", { value });
  const facts = [
    [t("totals.names.plays"), number(plays)],
    [t("totals.names.minutes"), number(minutes)],
    [t("totals.names.skips"), number(skips)],
    [t("of.rank"), rank ? t("of.rankValue", rank) : null],
    [t("of.first"), first && <LocalTime at={first.playedAt} show="date" />],
    [t("of.last"), last && <LocalTime at={last.playedAt} show="date" />],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="flex flex-col gap-1 rounded-lg border border-line bg-panel p-4">
              <dt className="text-muted text-sm">{name}</dt>
              <dd className="title text-xl tabular-nums">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

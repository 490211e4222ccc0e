"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type CountChoice, type TopChoice, topQuery } from "@/lib/client/statistics";
import type { TopKind } from "@/lib/schemas/statistics";
import { Button } from "../ui/controls/button";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { ChartCard } from "./chart-card";
import type { Measure } from "./measure";
import { Segments } from "./segments";
import { firstLimit, fullLimit } from "./top-limits";
import { TopList } from "./top-list";

const kinds = ["songs", "artists", "albums"] as const satisfies TopKind[];

type TopCardProps = { choice: CountChoice; measure: Measure; className?: string };

/** Songs, artists or albums that were heard most in a period. */
export function TopCard({ choice, measure, className }: TopCardProps) {
  const t = useTranslations("insights");
  const [kind, setKind] = useState<TopKind>("songs");
  const [isLong, setIsLong] = useState(false);
  const limit = isLong ? fullLimit : firstLimit;
  const {
    data: top,
    error,
    refetch,
  } = useQuery({
    ...topQuery({ ...choice, kind, by: measure, limit }),
    // A list of another period or length stays until the new one is there, but songs never stand under the name of albums.
    placeholderData: (previous, query) => {
      const last = query?.queryKey.at(-1) as Partial<TopChoice> | undefined;
      return last?.kind === kind && last.by === measure ? previous : undefined;
    },
  });
  const items = top?.items ?? [];
  return (
    <ChartCard
      title={t("top.title")}
      note={t("top.note")}
      fileName={`tonearm-top-${kind}`}
      table={() => ({
        columns: [
          t("units.rank"),
          t(`units.${kind}`),
          ...(kind === "artists" ? [] : [t("units.artists")]),
          t("totals.names.plays"),
          t("totals.names.minutes"),
        ],
        rows: items.map(({ rank, name, artist, plays, minutes }) => [
          rank,
          name,
          ...(kind === "artists" ? [] : [artist ?? ""]),
          plays,
          minutes,
        ]),
      })}
      actions={
        <Segments
          label={t("top.kinds.label")}
          values={kinds}
          value={kind}
          nameOf={value => t(`top.kinds.${value}`)}
          onChange={setKind}
        />
      }
      {...(className && { className })}
    >
      {!top ? (
        error ? (
          <ProblemNote error={error} retry={refetch} />
        ) : (
          <Skeleton className="h-96 rounded-md" />
        )
      ) : items.length === 0 ? (
        <p className="text-muted">{t("top.none")}</p>
      ) : (
        <TopList kind={kind} items={items} measure={measure} />
      )}
      {items.length === firstLimit && (
        <Button variant="ghost" className="mt-3" onClick={() => setIsLong(true)}>
          {t("top.more", { count: fullLimit })}
        </Button>
      )}
    </ChartCard>
  );
}

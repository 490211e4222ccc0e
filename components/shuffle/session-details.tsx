"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { upcomingQuery } from "@/lib/client/shuffle";
import type { ShuffleSession } from "@/lib/schemas/shuffle";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { RestartShuffle } from "./restart-shuffle";
import { SpreadChoice } from "./spread-choice";
import { UpcomingList } from "./upcoming-list";

/** The next songs of a shuffle, and its settings. */
export function SessionDetails({ session }: { session: ShuffleSession }) {
  const t = useTranslations("shuffle.panel");
  const { data: items, error, refetch } = useQuery(upcomingQuery(session.id));
  const { set, leftOut, isSingle } = session;
  return (
    <div className="mt-5 grid gap-x-10 gap-y-6 border-line border-t pt-5 @3xl:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
      {items ? (
        <UpcomingList items={items} set={set} />
      ) : error ? (
        <ProblemNote error={error} retry={refetch} />
      ) : (
        <Skeleton className="h-80" />
      )}
      <div className="grid content-start justify-items-start gap-5">
        {!isSingle && <SpreadChoice session={session} />}
        <RestartShuffle session={session} />
        {leftOut > 0 && <p className="text-muted text-sm">{t("skipped", { count: leftOut })}</p>}
        <Link href="/docs/shuffle" className="text-accent-text text-sm underline">
          {t("guide")}
        </Link>
      </div>
    </div>
  );
}

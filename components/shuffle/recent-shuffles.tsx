"use client";

import { useQuery } from "@tanstack/react-query";
import { Shuffle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { recentShufflesQuery } from "@/lib/client/shuffle";
import type { ShuffleSession } from "@/lib/schemas/shuffle";
import { Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { ProblemNote } from "../ui/status/problem-note";
import { screenPath } from "./sources";
import { useSessionName } from "./use-session-name";
import { useShufflePlay } from "./use-shuffle-play";

/** The most recently started shuffles; renders nothing if there are none. */
export function RecentShuffles() {
  const t = useTranslations("shuffle.recent");
  const { data: sessions, error, refetch } = useQuery(recentShufflesQuery());
  if (!sessions && error) return <ProblemNote error={error} retry={refetch} />;
  if (!sessions?.length) return null;
  return (
    <section>
      <Eyebrow className="mb-4">{t("title")}</Eyebrow>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {sessions.map(session => (
          <RecentShuffle key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function RecentShuffle({ session }: { session: ShuffleSession }) {
  const t = useTranslations("shuffle");
  const shuffle = useShufflePlay();
  const { set, remaining, size, endedReason, source } = session;
  const name = useSessionName()(session);
  return (
    <li className="flex items-center gap-3 rounded-lg border border-line bg-panel p-3 pl-4">
      <Link
        href={endedReason ? `/shuffles/${session.id}` : screenPath(session)}
        className="grid min-w-0 flex-1"
      >
        <span className="truncate font-semibold">{name}</span>
        <span className="truncate text-muted text-sm tabular-nums">
          {endedReason ? t("ended.short") : t("progress", { remaining, size, round: set })}
        </span>
      </Link>
      {!endedReason && (
        <Button
          size="icon"
          variant="primary"
          className="size-11"
          busy={shuffle.isPending}
          aria-label={t("recent.resume", { name })}
          onClick={() => shuffle.mutate(source)}
        >
          {!shuffle.isPending && <Shuffle aria-hidden />}
        </Button>
      )}
    </li>
  );
}

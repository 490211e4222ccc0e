"use client";

import { useQuery } from "@tanstack/react-query";
import { Shuffle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { recentShufflesQuery } from "@/lib/client/shuffle";
import type { ShuffleSession } from "@/lib/schemas/shuffle";
import { Cover } from "../ui/artwork/cover";
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
    <section className="@container">
      <Eyebrow className="mb-4">{t("title")}</Eyebrow>
      <ul className="grid gap-3 @xl:grid-cols-2 @4xl:grid-cols-3">
        {sessions.map(session => (
          <RecentShuffle key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

/** Card of a shuffle: all of it opens the shuffle's screen, except the button that resumes it. */
function RecentShuffle({ session }: { session: ShuffleSession }) {
  const t = useTranslations("shuffle");
  const shuffle = useShufflePlay();
  const { set, remaining, size, endedReason, source, imageUrl } = session;
  const name = useSessionName()(session);
  return (
    <li className="relative flex items-center gap-3 rounded-lg border border-line bg-panel p-2.5 pr-3 hover:border-line-strong">
      <Cover src={imageUrl} name={name} className="size-14 rounded-md" />
      <Link
        href={endedReason ? `/shuffles/${session.id}` : screenPath(session)}
        className="grid min-w-0 flex-1 after:absolute after:inset-0 after:rounded-lg"
      >
        <span className="truncate font-semibold" dir="auto">
          {name}
        </span>
        <span className="truncate text-muted text-sm tabular-nums">
          {endedReason ? t("ended.short") : t("progress", { remaining, size, round: set })}
        </span>
      </Link>
      {!endedReason && (
        <Button
          size="icon"
          variant="primary"
          className="relative size-11"
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

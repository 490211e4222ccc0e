"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Collapsible } from "radix-ui";
import { useState } from "react";
import { shuffleOfQuery, upcomingQuery } from "@/lib/client/shuffle";
import type { ShuffleSession, ShuffleSource } from "@/lib/schemas/shuffle";
import { HelpLink } from "../help/help-link";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { ProblemNote } from "../ui/status/problem-note";
import { ProgressBar } from "../ui/status/progress-bar";
import { Skeleton } from "../ui/status/skeleton";
import { joinNames } from "../ui/text/format";
import { RestartShuffle } from "./restart-shuffle";
import { SpreadChoice } from "./spread-choice";
import { UpcomingList } from "./upcoming-list";

/** Progress of a source's shuffle and its next tracks; renders nothing if none was started. */
export function ShufflePanel({ source }: { source: ShuffleSource }) {
  const { data: session, error, refetch } = useQuery(shuffleOfQuery(source));
  if (session === undefined && error) return <ProblemNote error={error} retry={refetch} />;
  return session && <SessionPanel session={session} />;
}

type SessionPanelProps = { session: ShuffleSession; defaultOpen?: boolean };

export function SessionPanel({ session, defaultOpen = false }: SessionPanelProps) {
  const t = useTranslations("shuffle");
  const [open, setOpen] = useState(defaultOpen);
  const upcoming = useQuery({ ...upcomingQuery(session.id), enabled: !session.endedReason });
  const { data: items, error, refetch } = upcoming;
  const { set, size, remaining, leftOut, isSingle, endedReason } = session;
  if (endedReason)
    return (
      <Callout tone="warn" title={t("ended.title")}>
        {endedReason}
      </Callout>
    );
  if (size === 0)
    return (
      <Callout tone="warn" title={t("empty.title")}>
        {t("empty.text")}
      </Callout>
    );
  const [next] = items ?? [];
  return (
    <Collapsible.Root
      open={open}
      onOpenChange={setOpen}
      className="@container mb-6 rounded-lg border border-line bg-panel p-4 sm:px-5"
      asChild
    >
      <section aria-label={t("title")}>
        <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-8 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
          <div>
            <div className="flex items-center gap-1">
              <h2 className="engraved text-accent-text">{t("progress", { remaining, size, round: set })}</h2>
              <HelpLink article="shuffle" anchor="sets" subject={t("title")} />
            </div>
            <p className="text-muted text-sm">{isSingle ? t("panel.single") : t("panel.everyOnce")}</p>
          </div>
          <div className="grid gap-1.5">
            <ProgressBar label={t("panel.progress")} done={size - remaining} total={size} />
            <p className="truncate text-sm">
              {next
                ? t.rich("panel.next", {
                    title: next.song.title,
                    artists: joinNames(next.song.artists),
                    muted: text => <span className="text-muted">{text}</span>,
                  })
                : "\u00a0"}
            </p>
          </div>
          <Collapsible.Trigger asChild>
            <Button className="group">
              {t("panel.upNext")}
              <ChevronDown className="transition-transform group-data-[state=open]:rotate-180" aria-hidden />
            </Button>
          </Collapsible.Trigger>
        </div>
        <Collapsible.Content>
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
              {leftOut > 0 && <p className="text-muted text-sm">{t("panel.skipped", { count: leftOut })}</p>}
              <Link href="/docs/shuffle" className="text-accent-text text-sm underline">
                {t("panel.guide")}
              </Link>
            </div>
          </div>
        </Collapsible.Content>
      </section>
    </Collapsible.Root>
  );
}

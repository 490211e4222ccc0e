"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { Collapsible } from "radix-ui";
import { useState } from "react";
import { shuffleOfQuery, upcomingQuery } from "@/lib/client/shuffle";
import type { ShuffleSession, ShuffleSource } from "@/lib/schemas/shuffle";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { ProblemNote } from "../ui/status/problem-note";
import { ProgressBar } from "../ui/status/progress-bar";
import { Skeleton } from "../ui/status/skeleton";
import { formatNumber, joinNames } from "../ui/text/format";
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
  const [open, setOpen] = useState(defaultOpen);
  const upcoming = useQuery({ ...upcomingQuery(session.id), enabled: !session.endedReason });
  const { data: items, error, refetch } = upcoming;
  const { set, size, remaining, leftOut, isSingle, endedReason } = session;
  if (endedReason)
    return (
      <Callout tone="warn" title="This shuffle has ended">
        {endedReason}
      </Callout>
    );
  if (size === 0)
    return (
      <Callout tone="warn" title="Nothing is left to shuffle">
        Every track was removed, or cannot be played any more. Add some, and the shuffle goes on with them.
      </Callout>
    );
  const [next] = items ?? [];
  return (
    <Collapsible.Root
      open={open}
      onOpenChange={setOpen}
      className="mb-6 rounded-lg border border-line bg-panel p-4 sm:px-5"
      asChild
    >
      <section aria-label="Shuffle">
        <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-8 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
          <div>
            <h2 className="engraved text-accent-text">
              Set {set}, {formatNumber(remaining)} of {formatNumber(size)} left
            </h2>
            <p className="text-muted text-sm">
              {isSingle ? "There is one track: it repeats." : `Each comes once before set ${set + 1} begins.`}
            </p>
          </div>
          <div className="grid gap-1.5">
            <ProgressBar label="Place in the shuffle" done={size - remaining} total={size} />
            <p className="truncate text-sm">
              {next ? (
                <>
                  <span className="text-muted">Next: </span>
                  {next.song.title}
                  <span className="text-muted">, {joinNames(next.song.artists)}</span>
                </>
              ) : (
                "\u00a0"
              )}
            </p>
          </div>
          <Collapsible.Trigger asChild>
            <Button className="group">
              What comes next
              <ChevronDown className="transition-transform group-data-[state=open]:rotate-180" aria-hidden />
            </Button>
          </Collapsible.Trigger>
        </div>
        <Collapsible.Content>
          <div className="mt-5 grid gap-x-10 gap-y-6 border-line border-t pt-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
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
              {leftOut > 0 && (
                <p className="text-muted text-sm">
                  {leftOut === 1
                    ? "1 track cannot be played and is left out."
                    : `${formatNumber(leftOut)} tracks cannot be played and are left out.`}
                </p>
              )}
              <Link href="/docs/shuffle" className="text-accent-text text-sm underline">
                How the shuffle works
              </Link>
            </div>
          </div>
        </Collapsible.Content>
      </section>
    </Collapsible.Root>
  );
}

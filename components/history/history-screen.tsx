"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useMemo } from "react";
import { historyQuery } from "@/lib/client/history";
import { usePlayer } from "../player/player-context";
import { PageHeader } from "../shell/page-header";
import { ProblemNote } from "../shell/problem-note";
import { TrackListSkeleton } from "../tracks/track-list-skeleton";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { LoadMore } from "../ui/load-more";
import { PlayedDays } from "./played-days";
import { ReadingNote } from "./reading-note";

export function HistoryScreen() {
  const list = useInfiniteQuery(historyQuery());
  const { data } = list;
  const plays = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data]);
  const newest = data?.pages[0];
  return (
    <>
      <PageHeader
        title="History"
        note={newest && <ReadingNote readAt={newest.readAt} nextReadAt={newest.nextReadAt} />}
      />
      {!data ? (
        list.error ? (
          <ProblemNote error={list.error} retry={list.refetch} />
        ) : (
          <TrackListSkeleton />
        )
      ) : plays.length === 0 ? (
        <NoPlays />
      ) : (
        <PlayedDays plays={plays} />
      )}
      <LoadMore list={list} />
    </>
  );
}

function NoPlays() {
  const { connection } = usePlayer();
  const isNew = connection === "no-credentials" || connection === "credentials-saved";
  return (
    <EmptyState
      title="No plays here yet"
      action={
        isNew && (
          <Button asChild variant="primary">
            <Link href="/music">Connect to Spotify</Link>
          </Button>
        )
      }
    >
      What you play with Spotify, here or anywhere else, comes in by itself within a few hours.
    </EmptyState>
  );
}

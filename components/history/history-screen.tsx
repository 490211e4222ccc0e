"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { historyQuery } from "@/lib/client/history";
import { usePlayer } from "../player/player-context";
import { PageHeader } from "../shell/page-header";
import { TrackListSkeleton } from "../tracks/track-list-skeleton";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { EmptyState } from "../ui/status/empty-state";
import { HistoryUpdateNote } from "./history-update-note";
import { PlaysByDay } from "./plays-by-day";

export function HistoryScreen() {
  const list = useInfiniteQuery(historyQuery());
  const newest = list.data?.pages[0];
  return (
    <>
      <PageHeader
        title="History"
        note={newest && <HistoryUpdateNote readAt={newest.readAt} nextReadAt={newest.nextReadAt} />}
      />
      <PagedList list={list} loading={<TrackListSkeleton />} empty={<NoPlays />}>
        {plays => <PlaysByDay plays={plays} />}
      </PagedList>
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

"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { likedSongsQuery } from "@/lib/client/liked";
import { usePlayer } from "../player/player-context";
import { PageHeader } from "../shell/page-header";
import { ShufflePanel } from "../shuffle/shuffle-panel";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { TrackList } from "../tracks/track-list";
import { TrackListSkeleton } from "../tracks/track-list-skeleton";
import { toRow } from "../tracks/track-row";
import { Button } from "../ui/controls/button";
import { EmptyState } from "../ui/status/empty-state";
import { ProblemNote } from "../ui/status/problem-note";

/** The next page is fetched this many rows before the end. */
const rowsAhead = 40;
const source = { kind: "likedSongs" } as const;

export function LikedScreen() {
  const t = useTranslations("liked");
  const player = usePlayer();
  const { data, error, refetch, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } =
    useInfiniteQuery(likedSongsQuery());
  const songs = data?.pages.flatMap(page => page.items.map(({ song }) => song)) ?? [];
  const { length } = songs;
  const onRange = useCallback(
    (_: number, last: number) => {
      if (hasNextPage && !isFetching && !isFetchNextPageError && last + rowsAhead >= length) fetchNextPage();
    },
    [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage, length],
  );
  const play = (index: number) => player.play({ likedSongs: true, offset: index });
  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={length > 0 && <ShufflePlay variant="primary" source={source} />}
      />
      <ShufflePanel source={source} />
      {error && <ProblemNote error={error} retry={isFetchNextPageError ? fetchNextPage : refetch} />}
      {!data ? (
        !error && <TrackListSkeleton />
      ) : length === 0 ? (
        <EmptyState
          title={t("empty.title")}
          action={
            <Button asChild variant="primary">
              <Link href="/music">{t("empty.import")}</Link>
            </Button>
          }
        >
          {t("empty.text")}
        </EmptyState>
      ) : (
        <TrackList
          label={t("title")}
          total={length}
          hasMore={hasNextPage}
          rowAt={index => {
            const song = songs[index];
            return song && toRow(song);
          }}
          onPlay={play}
          onRange={onRange}
        />
      )}
    </>
  );
}

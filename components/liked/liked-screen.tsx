"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useCallback } from "react";
import { likedSongsQuery } from "@/lib/client/liked";
import { usePlayer } from "../player/player-context";
import { PageHeader } from "../shell/page-header";
import { ProblemNote } from "../shell/problem-note";
import { ShufflePanel } from "../shuffle/shuffle-panel";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { TrackList } from "../tracks/track-list";
import { TrackListSkeleton } from "../tracks/track-list-skeleton";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** Spotify takes at most this many tracks in one go. */
const queueable = 100;
const aheadRows = 40;
const source = { kind: "likedSongs" } as const;

export function LikedScreen() {
  const player = usePlayer();
  const { data, error, refetch, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } =
    useInfiniteQuery(likedSongsQuery());
  const rows = data?.pages.flatMap(page => page.items) ?? [];
  const length = rows.length;
  const onRange = useCallback(
    (_: number, last: number) => {
      if (hasNextPage && !isFetching && !isFetchNextPageError && last + aheadRows >= length) fetchNextPage();
    },
    [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage, length],
  );
  const play = (index: number) => {
    const uris = rows
      .slice(index)
      .filter(({ song }) => song.isPlayable && !song.isLocal)
      .slice(0, queueable)
      .map(({ song }) => song.uri);
    if (uris.length > 0) player.play({ uris });
  };
  return (
    <>
      <PageHeader
        title="Liked songs"
        note="Newest first, as on Spotify at the last import."
        actions={length > 0 && <ShufflePlay variant="primary" source={source} />}
      />
      <ShufflePanel source={source} />
      {error && <ProblemNote error={error} retry={isFetchNextPageError ? fetchNextPage : refetch} />}
      {!data ? (
        !error && <TrackListSkeleton />
      ) : length === 0 ? (
        <EmptyState
          title="No liked songs here yet"
          action={
            <Button asChild variant="primary">
              <Link href="/music">Import library</Link>
            </Button>
          }
        >
          They come in with your library from Spotify.
        </EmptyState>
      ) : (
        <TrackList
          label="Liked songs"
          total={length}
          open={hasNextPage}
          rowAt={index => {
            const liked = rows[index];
            return (
              liked && { id: liked.song.id, kind: liked.song.isLocal ? "local" : "song", song: liked.song }
            );
          }}
          onPlay={play}
          onRange={onRange}
        />
      )}
    </>
  );
}

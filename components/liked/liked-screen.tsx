"use client";

import { Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { likedSongsQuery } from "@/lib/client/liked";
import { isWholeList } from "@/lib/client/song-lists";
import type { LikedSong } from "@/lib/schemas/library";
import { usePlayer } from "../player/state/player-context";
import { PageHeader } from "../shell/page-header";
import { ShufflePanel } from "../shuffle/shuffle-panel";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { LibraryList } from "../tracks/list/library-list";
import { ListBar } from "../tracks/list/list-bar";
import { ListTotals } from "../tracks/list/list-totals";
import { TrackList } from "../tracks/list/track-list";
import { useListView } from "../tracks/list/use-list-view";
import { songsOf, type TrackRowData, toRow, urisOf } from "../tracks/row-data";
import { useLikes } from "../tracks/use-song-actions";
import { useSongRows } from "../tracks/use-song-rows";
import { Button } from "../ui/controls/button";
import { EmptyState } from "../ui/status/empty-state";
import { ProblemNote } from "../ui/status/problem-note";

const source = { kind: "likedSongs" } as const;

/** Returns a function that makes a row of a liked song, the same row for the same song, so that it is not rendered again. */
function createRows() {
  const rows = new WeakMap<LikedSong, TrackRowData>();
  return (liked: LikedSong): TrackRowData => {
    const row = rows.get(liked) ?? toRow(liked.song, liked.position, liked.addedAt);
    rows.set(liked, row);
    return row;
  };
}

export function LikedScreen() {
  const t = useTranslations();
  const player = usePlayer();
  const list = useListView();
  const { view } = list;
  const setLiked = useLikes();
  const { total, durationMs, rowAt, isPrevious, loadRows, onRange, error, retry } = useSongRows(
    useCallback((page: number) => likedSongsQuery(view, page), [view]),
  );
  const rowOf = useMemo(createRows, []);
  const loadSongs = useCallback(
    async (first: number, last: number) => (await loadRows(first, last)).map(rowOf),
    [loadRows, rowOf],
  );
  const playRows = (rows: TrackRowData[]) => {
    const uris = urisOf(rows);
    if (uris.length > 0) player.play({ uris });
  };
  /** Plays the songs of the view from one on. What the screen shows is what plays. */
  const playFrom = async (index: number) => {
    if (isWholeList(view)) player.play({ likedSongs: true, offset: index });
    else playRows(await loadSongs(index, (total ?? 0) - 1));
  };
  const isEmpty = total === 0 && view.q === "" && !isPrevious;
  return (
    <>
      <PageHeader
        title={t("liked.title")}
        note={
          <span className="flex min-h-6 flex-wrap gap-x-4 tabular-nums">
            {total !== null && total > 0 && <ListTotals count={total} durationMs={durationMs} />}
            {isEmpty && t("liked.note")}
          </span>
        }
        actions={
          !isEmpty && (
            <>
              <ShufflePlay variant="primary" source={source} />
              <Button size="lg" disabled={!total} onClick={() => playFrom(0)}>
                <Play className="fill-current" aria-hidden />
                {t("playlist.play")}
              </Button>
            </>
          )
        }
      />
      <ShufflePanel source={source} />
      {!isEmpty && (
        <ListBar
          name={t("liked.title")}
          onPlay={total ? () => playFrom(0) : undefined}
          list={list}
          total={total}
        />
      )}
      {error && <ProblemNote error={error} retry={retry} />}
      <LibraryList
        total={total}
        hasError={error !== null}
        isEmpty={isEmpty}
        empty={<NoLikedSongs />}
        list={list}
      >
        <TrackList
          label={t("liked.title")}
          total={total ?? 0}
          rowAt={index => {
            const liked = rowAt(index);
            return liked && rowOf(liked);
          }}
          loadRows={loadSongs}
          onPlay={playFrom}
          onPlayRows={playRows}
          onRange={onRange}
          edits={{ remove: rows => setLiked(songsOf(rows), false), move: undefined, isInMenu: false }}
          hasAddedAt
          view={view}
          onSort={list.setOrder}
          isMain
        />
      </LibraryList>
    </>
  );
}

function NoLikedSongs() {
  const t = useTranslations("liked.empty");
  return (
    <EmptyState
      title={t("title")}
      action={
        <Button asChild variant="primary">
          <Link href="/music">{t("import")}</Link>
        </Button>
      }
    >
      {t("text")}
    </EmptyState>
  );
}

"use client";

import { CopyCheck, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { librarySorts } from "@/lib/client/song-lists";
import { allSongs, librarySongsQuery } from "@/lib/client/songs";
import type { LibrarySong } from "@/lib/schemas/library";
import { usePlayer } from "../player/state/player-context";
import { PageHeader } from "../shell/page-header";
import { LibraryList } from "../tracks/list/library-list";
import { ListBar } from "../tracks/list/list-bar";
import { ListTotals } from "../tracks/list/list-totals";
import { TrackList } from "../tracks/list/track-list";
import { type TrackRowData, toRow, urisOf } from "../tracks/row-data";
import { useSongRows } from "../tracks/use-song-rows";
import { Button } from "../ui/controls/button";
import { useAddressView } from "../ui/lists/use-address-view";
import { EmptyState } from "../ui/status/empty-state";
import { ProblemNote } from "../ui/status/problem-note";

/** Playing from a song on takes so many songs: the library can have more than anybody plays, and a page has a hundred. */
const maxPlayed = 1_000;

/** Returns a function that makes the row of a song at an index, the same row for the same song, so that it is not rendered again. */
function createRows() {
  const rows = new WeakMap<LibrarySong, TrackRowData>();
  return (song: LibrarySong, index: number): TrackRowData => {
    const { id, addedAt, plays, lastPlayedAt } = song;
    const row = rows.get(song) ?? { ...toRow(song, index, addedAt), id, plays, lastPlayedAt };
    rows.set(song, row);
    return row;
  };
}

/** All songs that are liked or in a playlist. */
export function AllSongsScreen() {
  const t = useTranslations();
  const player = usePlayer();
  const list = useAddressView(librarySorts, allSongs.sort);
  const { view } = list;
  const { total, durationMs, rowAt, isPrevious, loadRows, onRange, error, retry } = useSongRows(
    useCallback((page: number) => librarySongsQuery(view, page), [view]),
  );
  const rowOf = useMemo(createRows, []);
  const loadSongs = useCallback(
    async (first: number, last: number) =>
      (await loadRows(first, last)).map((song, place) => rowOf(song, first + place)),
    [loadRows, rowOf],
  );
  const playRows = (rows: TrackRowData[]) => {
    const uris = urisOf(rows);
    if (uris.length > 0) player.play({ uris });
  };
  const playFrom = async (index: number) =>
    playRows(await loadSongs(index, Math.min(index + maxPlayed, total ?? 0) - 1));
  const isEmpty = total === 0 && view.q === "" && !isPrevious;
  return (
    <>
      <PageHeader
        title={t("songs.title")}
        note={
          <span className="flex min-h-6 flex-wrap gap-x-4 tabular-nums">
            {total !== null && total > 0 && <ListTotals count={total} durationMs={durationMs} />}
            {isEmpty && t("songs.note")}
          </span>
        }
        actions={
          !isEmpty && (
            <>
              <Button size="lg" disabled={!total} onClick={() => playFrom(0)}>
                <Play className="fill-current" aria-hidden />
                {t("playlist.play")}
              </Button>
              <Button size="lg" asChild>
                <Link href="/songs/duplicates">
                  <CopyCheck aria-hidden />
                  {t("songs.duplicates.open")}
                </Link>
              </Button>
            </>
          )
        }
      />
      {!isEmpty && (
        <ListBar
          name={t("songs.title")}
          onPlay={total ? () => playFrom(0) : undefined}
          list={list}
          sorts={librarySorts}
          hasOwnOrder={false}
          total={total}
        />
      )}
      {/* Sticky, because the rows that failed to load may be far from the top. */}
      {error && (
        <div className="sticky top-18 z-10 bg-bg">
          <ProblemNote error={error} retry={retry} />
        </div>
      )}
      <LibraryList total={total} hasError={error !== null} isEmpty={isEmpty} empty={<NoSongs />} list={list}>
        <TrackList
          label={t("songs.title")}
          total={total ?? 0}
          rowAt={index => {
            const song = rowAt(index);
            return song && rowOf(song, index);
          }}
          loadRows={loadSongs}
          onPlay={playFrom}
          onPlayRows={playRows}
          onRange={onRange}
          hasAddedAt
          hasPlays
          view={view}
          onSort={list.setOrder}
          isMain
        />
      </LibraryList>
    </>
  );
}

function NoSongs() {
  const t = useTranslations("songs.empty");
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

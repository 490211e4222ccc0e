"use client";

import { useLocale } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import type { LibrarySort } from "@/lib/schemas/library";
import { usePlayer } from "../player/state/player-context";
import type { ListOrder } from "./list/list-header";
import type { RowEdits } from "./list/row-edits";
import { TrackList } from "./list/track-list";
import { type TrackRowData, toRow, urisOf } from "./row-data";

type SongListProps = {
  label: string;
  songs: AnySong[];
  /** Plays from a song on, while the list is in its own order. The default plays the playable songs from there on. */
  onPlay?: (index: number) => void;
  /** False while more songs can be loaded, because the browser can only sort what it has. */
  isComplete?: boolean;
  hasAlbum?: boolean;
  /** Why each song is in the list. */
  notes?: string[];
  edits?: RowEdits;
  /** True for the main list of a screen. */
  isMain?: boolean;
};

const keys: Partial<Record<LibrarySort, (row: TrackRowData) => string | number>> = {
  title: ({ song }) => song?.title ?? "",
  artist: ({ song }) => song?.artists[0]?.name ?? "",
  album: ({ song }) => song?.album?.name ?? "",
  duration: ({ song }) => song?.durationMs ?? 0,
};

/** Sorts rows by a column, as the server sorts the lists that it pages. */
function sortRows(rows: TrackRowData[], { sort, order }: ListOrder, locale: string): TrackRowData[] {
  const key = sort && keys[sort];
  if (!key) return rows;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const sign = order === "desc" ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    return sign * (typeof left === "number" ? left - Number(right) : compare(left, String(right)));
  });
}

/** List of songs that are not items of a playlist, and that the browser has. */
export function SongList({
  label,
  songs,
  onPlay,
  isComplete = true,
  hasAlbum = true,
  notes,
  edits,
  isMain,
}: SongListProps) {
  const player = usePlayer();
  const locale = useLocale();
  const [view, setView] = useState<ListOrder>({ sort: null, order: "asc" });
  const ownRows = useMemo(
    () =>
      songs.map((song, index) => {
        const note = notes?.[index];
        return note ? { ...toRow(song, index), note } : toRow(song, index);
      }),
    [songs, notes],
  );
  const rows = useMemo(() => sortRows(ownRows, view, locale), [ownRows, view, locale]);
  const playRows = (from: TrackRowData[]) => {
    const uris = urisOf(from);
    if (uris.length > 0) player.play({ uris });
  };
  return (
    <TrackList
      label={label}
      total={rows.length}
      hasMore={!isComplete}
      rowAt={index => rows[index]}
      loadRows={useCallback(async (first, last) => rows.slice(first, last + 1), [rows])}
      onPlay={index => (onPlay && view.sort === null ? onPlay(index) : playRows(rows.slice(index)))}
      onPlayRows={playRows}
      hasAlbum={hasAlbum}
      hasNote={notes !== undefined}
      edits={edits}
      isMain={isMain}
      view={view}
      onSort={isComplete ? setView : undefined}
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { playlistItemsQuery } from "@/lib/client/playlist-items";
import { isWholeList } from "@/lib/client/song-lists";
import type { Playlist, PlaylistItem } from "@/lib/schemas/library";
import { usePlayer } from "../player/state/player-context";
import { ListBar } from "../tracks/list/list-bar";
import { NoMatchingSongs } from "../tracks/list/no-matching-songs";
import { TrackList } from "../tracks/list/track-list";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { useListView } from "../tracks/list/use-list-view";
import { type TrackRowData, urisOf } from "../tracks/row-data";
import { useSongRows } from "../tracks/use-song-rows";
import { Confirm } from "../ui/overlays/confirm";
import { EmptyState } from "../ui/status/empty-state";
import { ProblemNote } from "../ui/status/problem-note";
import { AddSongs } from "./add-songs";
import { useKeepOrder } from "./use-keep-order";
import { usePlaylistEdits } from "./use-playlist-edits";

/** Filter box and tracks of a playlist. */
export function PlaylistTracks({ playlist }: { playlist: Playlist }) {
  const t = useTranslations("playlist");
  const { id, name } = playlist;
  const list = useListView();
  const { view } = list;
  const player = usePlayer();
  const { total, rowAt, loadRows, onRange, error, retry } = useSongRows(
    useCallback((page: number) => playlistItemsQuery(id, view, page), [id, view]),
  );
  const { remove, move } = usePlaylistEdits(playlist, view);
  const { keepOrder, dialog } = useKeepOrder(playlist, view, list.setOrder);
  const editable = playlist.access === "owner";
  /** Items of which others with the same song stay, until the person confirms their removal. */
  const [repeated, setRepeated] = useState<PlaylistItem[] | null>(null);

  /** Plays the rows of the view from one on. What the screen shows is what plays. */
  const playFrom = async (index: number) => {
    const row = rowAt(index);
    if (!row) return;
    if (isWholeList(view)) return player.play({ playlistId: id, offset: row.position });
    const uris = urisOf(await loadRows(index, (total ?? 0) - 1));
    if (uris.length > 0) player.play({ uris });
  };
  const removeRows = (rows: TrackRowData[]) => {
    // Rows of a playlist are its items.
    const items = rows as PlaylistItem[];
    const isRepeated = items.some(item => item.otherOccurrences > 0);
    if (playlist.origin === "spotify" && isRepeated) setRepeated(items);
    else remove(items);
  };
  const edits = editable
    ? {
        remove: removeRows,
        move: isWholeList(view)
          ? (rows: TrackRowData[], before: number) => void move(rows as PlaylistItem[], before)
          : undefined,
      }
    : undefined;
  return (
    <section aria-label={t("songs")}>
      <ListBar
        name={name}
        onPlay={total ? () => playFrom(0) : undefined}
        list={list}
        total={total}
        keepOrder={editable && view.q === "" ? keepOrder : undefined}
      >
        {editable && <AddSongs playlist={playlist} />}
      </ListBar>
      {dialog}
      <RemoveRepeated
        items={repeated}
        onClose={() => setRepeated(null)}
        onConfirm={items => {
          remove(items);
          setRepeated(null);
        }}
      />
      {/* Sticky, because the rows that failed to load may be far from the top. */}
      {error && (
        <div className="sticky top-18 z-10 bg-bg">
          <ProblemNote error={error} retry={retry} />
        </div>
      )}
      {total === null ? (
        !error && <TrackListSkeleton />
      ) : total === 0 ? (
        <NoTracks filter={view.q} clear={() => list.setFilter("")} editable={editable} />
      ) : (
        <TrackList
          label={t("songsOf", { name })}
          total={total}
          rowAt={rowAt}
          loadRows={loadRows}
          onPlay={playFrom}
          onPlayRows={rows => player.play({ uris: urisOf(rows) })}
          onRange={onRange}
          edits={edits}
          hasAddedAt
          view={view}
          onSort={list.setOrder}
          isMain
        />
      )}
    </section>
  );
}

type RemoveRepeatedProps = {
  items: PlaylistItem[] | null;
  onClose: () => void;
  onConfirm: (items: PlaylistItem[]) => void;
};

/** Asks before Spotify dates the other occurrences of a removed song again. */
function RemoveRepeated({ items, onClose, onConfirm }: RemoveRepeatedProps) {
  const t = useTranslations("playlist.removeRepeated");
  const [first] = items ?? [];
  const isOne = items?.length === 1;
  return (
    <Confirm
      open={items !== null}
      onOpenChange={open => !open && onClose()}
      title={isOne ? t("title") : t("titleOfSeveral", { count: items?.length ?? 0 })}
      description={
        isOne
          ? t("text", { title: first?.song?.title ?? "", count: (first?.otherOccurrences ?? 0) + 1 })
          : t("textOfSeveral")
      }
      action={isOne ? t("confirm") : t("confirmSeveral")}
      busy={false}
      onConfirm={() => items && onConfirm(items)}
    />
  );
}

function NoTracks({ filter, clear, editable }: { filter: string; clear: () => void; editable: boolean }) {
  const t = useTranslations("playlist");
  if (filter) return <NoMatchingSongs filter={filter} clear={clear} />;
  return (
    <EmptyState title={t("empty.title")}>{editable ? t("empty.editable") : t("empty.onSpotify")}</EmptyState>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Playlist, PlaylistItem } from "@/lib/schemas/library";
import { usePlayer } from "../player/player-context";
import { TrackList } from "../tracks/track-list";
import { TrackListSkeleton } from "../tracks/track-list-skeleton";
import { Button } from "../ui/controls/button";
import { SearchInput } from "../ui/controls/search-input";
import { useDebounced } from "../ui/controls/use-debounced";
import { useSlashKey } from "../ui/controls/use-slash-key";
import { Confirm } from "../ui/overlays/confirm";
import { EmptyState } from "../ui/status/empty-state";
import { ProblemNote } from "../ui/status/problem-note";
import { AddSongs } from "./add-songs";
import { usePlaylistEdits } from "./use-playlist-edits";
import { usePlaylistRows } from "./use-playlist-rows";

/** Filter box and tracks of a playlist. */
export function PlaylistTracks({ playlist }: { playlist: Playlist }) {
  const t = useTranslations("playlist");
  const [filter, setFilter] = useState("");
  const q = useDebounced(filter.trim());
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  const player = usePlayer();
  const { total, rowAt, onRange, error, retry } = usePlaylistRows(playlist.id, q);
  const { remove, move } = usePlaylistEdits(playlist, q);
  const editable = playlist.access === "owner";
  /** The row of a track with other occurrences, until the person confirms its removal. */
  const [repeated, setRepeated] = useState<{ row: PlaylistItem; index: number } | null>(null);

  const play = (index: number) => {
    const row = rowAt(index);
    if (row) player.play({ playlistId: playlist.id, offset: row.position });
  };
  const edits = editable && {
    remove: (index: number) => {
      const row = rowAt(index);
      if (row && playlist.origin === "spotify" && row.otherOccurrences > 0) setRepeated({ row, index });
      else if (row) remove(row, index);
    },
    move: q
      ? undefined
      : (from: number, to: number) => {
          const row = rowAt(from);
          if (row) move(row, from, to);
        },
  };
  return (
    <section aria-label={t("songs")}>
      <div className="-mx-2 sticky top-0 z-10 mb-2 flex flex-wrap items-center gap-3 bg-bg px-2 py-3">
        <SearchInput
          label={t("filter")}
          value={filter}
          onChange={setFilter}
          inputRef={input}
          className="min-w-44 max-w-xs flex-1"
        />
        {q !== "" && total !== null && (
          <p className="text-muted text-sm tabular-nums" role="status">
            {t("matches", { count: total })}
          </p>
        )}
        {editable && (
          <div className="ml-auto">
            <AddSongs playlist={playlist} />
          </div>
        )}
      </div>
      <Confirm
        open={repeated !== null}
        onOpenChange={open => !open && setRepeated(null)}
        title={t("removeRepeated.title")}
        description={t("removeRepeated.text", {
          title: repeated?.row.song?.title ?? "",
          count: (repeated?.row.otherOccurrences ?? 0) + 1,
        })}
        action={t("removeRepeated.confirm")}
        busy={false}
        onConfirm={() => {
          if (repeated) remove(repeated.row, repeated.index);
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
        <NoTracks filter={q} clear={() => setFilter("")} editable={editable} />
      ) : (
        <TrackList
          label={t("songsOf", { name: playlist.name })}
          total={total}
          rowAt={rowAt}
          onPlay={play}
          onRange={onRange}
          edits={edits || undefined}
        />
      )}
    </section>
  );
}

function NoTracks({ filter, clear, editable }: { filter: string; clear: () => void; editable: boolean }) {
  const t = useTranslations("playlist");
  if (filter) {
    return (
      <EmptyState title={t("noMatch.title")} action={<Button onClick={clear}>{t("noMatch.showAll")}</Button>}>
        {t("noMatch.text", { filter })}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("empty.title")}>{editable ? t("empty.editable") : t("empty.onSpotify")}</EmptyState>
  );
}

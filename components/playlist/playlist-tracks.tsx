"use client";

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
import { pluralize } from "../ui/text/format";
import { AddSongs } from "./add-songs";
import { usePlaylistEdits } from "./use-playlist-edits";
import { usePlaylistRows } from "./use-playlist-rows";

/** Filter box and tracks of a playlist. */
export function PlaylistTracks({ playlist }: { playlist: Playlist }) {
  const [filter, setFilter] = useState("");
  const q = useDebounced(filter.trim());
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  const player = usePlayer();
  const { total, rowAt, onRange, error, retry } = usePlaylistRows(playlist.id, q);
  const { remove, move, announcement } = usePlaylistEdits(playlist, q);
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
    <section aria-label="Tracks">
      <div className="-mx-2 sticky top-0 z-10 mb-2 flex flex-wrap items-center gap-3 bg-bg px-2 py-3">
        <SearchInput
          label="Filter tracks"
          value={filter}
          onChange={setFilter}
          inputRef={input}
          className="min-w-44 max-w-xs flex-1"
        />
        {q !== "" && total !== null && (
          <p className="text-muted text-sm tabular-nums" role="status">
            {pluralize(total, "match", "matches")}
          </p>
        )}
        {editable && (
          <div className="ml-auto">
            <AddSongs playlistId={playlist.id} />
          </div>
        )}
      </div>
      <p className="sr-only" aria-live="polite">
        {announcement}
      </p>
      <Confirm
        open={repeated !== null}
        onOpenChange={open => !open && setRepeated(null)}
        title="Remove one of several?"
        description={`${repeated?.row.song?.title ?? "This track"} is in this playlist ${pluralize((repeated?.row.otherOccurrences ?? 0) + 1, "time")}. Spotify can only remove all of them, so Tonearm adds the others again, and their date becomes today. Other tracks keep theirs.`}
        action="Remove this one"
        busy={false}
        onConfirm={() => {
          if (repeated) remove(repeated.row, repeated.index);
          setRepeated(null);
        }}
      />
      {error && <ProblemNote error={error} retry={retry} />}
      {total === null ? (
        !error && <TrackListSkeleton />
      ) : total === 0 ? (
        <NoTracks filter={q} clear={() => setFilter("")} editable={editable} />
      ) : (
        <TrackList
          label={`Tracks of ${playlist.name}`}
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
  if (filter) {
    return (
      <EmptyState title="No match" action={<Button onClick={clear}>Show all</Button>}>
        No title, artist or album here contains “{filter}”.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No tracks yet">
      {editable
        ? "Add songs from your library with the button above."
        : "This playlist is empty on Spotify. Add tracks there, then import again."}
    </EmptyState>
  );
}

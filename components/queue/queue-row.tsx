"use client";

import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { useRowDrag } from "../tracks/list/use-row-drag";
import { useRowGestures } from "../tracks/list/use-row-gestures";
import { PlayCover } from "../tracks/play-cover";
import type { TrackRowData } from "../tracks/row-data";
import type { Point } from "../ui/overlays/use-context-menu";
import { Skeleton } from "../ui/status/skeleton";
import { joinNames } from "../ui/text/format";
import { SongLength } from "../ui/text/song-length";
import { queueRowHeight } from "./queue-layout";
import { type QueueRowEdits, QueueRowMenu } from "./queue-row-menu";
import { useSongName } from "./use-song-name";

const ignore = () => {};

type QueueRowProps = {
  /** Undefined until it is loaded. */
  row: TrackRowData | undefined;
  index: number;
  /** True for a song that Spotify already has. */
  isFixed: boolean;
  total: number;
  rowIndex: number;
  /** Distance from the top of the list in pixels. */
  top: number;
  /** True for the only row that the Tab key reaches. */
  active: boolean;
  dropSide: "before" | "after" | null;
  onFocus: (index: number) => void;
  onPlay: () => void;
  /** Undefined for a song that Spotify already has. */
  edits: QueueRowEdits | undefined;
  drag: ReturnType<typeof useRowDrag>["handlers"];
};

/** Row of the queue. A tap or a double click plays it, and what follows. */
export function QueueRow(props: QueueRowProps) {
  const { row, index, total, rowIndex, top, active, dropSide, onFocus, onPlay, edits, drag } = props;
  const [menuAt, setMenuAt] = useState<Point | null>(null);
  const gestures = useRowGestures({
    play: onPlay,
    // The queue has no selection.
    toggle: ignore,
    selectRange: ignore,
    choose: ignore,
    isSelecting: false,
    openMenu: setMenuAt,
    longPress: setMenuAt,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
    <div
      role="row"
      data-index={index}
      aria-rowindex={rowIndex + 1}
      aria-busy={!row || undefined}
      tabIndex={active ? 0 : -1}
      onFocus={() => onFocus(index)}
      {...gestures}
      draggable
      onDragStart={event => drag.dragStart(index, event)}
      onDragOver={event => edits && drag.dragOver(index, event)}
      onDragEnd={drag.dragEnd}
      onDrop={drag.drop}
      className={clsx(
        "group/row absolute inset-x-1.5 top-0 touch-manipulation rounded-md px-2.5 [-webkit-touch-callout:none] hover:bg-raised focus-visible:outline-offset-[-2px] pointer-coarse:select-none",
        dropSide === "before" && "shadow-[0_-2px_0_var(--accent)]",
        dropSide === "after" && "shadow-[0_2px_0_var(--accent)]",
      )}
      style={{ height: queueRowHeight, transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the Tab key stops at the row */}
      <div role="gridcell" className="flex h-full items-center gap-3">
        {row ? <RowContent {...props} row={row} onMenu={setMenuAt} /> : <PendingContent />}
      </div>
      {row && (
        <QueueRowMenu
          at={menuAt}
          onClose={() => setMenuAt(null)}
          row={row}
          total={total}
          onPlay={onPlay}
          edits={edits}
        />
      )}
    </div>
  );
}

type RowContentProps = QueueRowProps & { row: TrackRowData; onMenu: (at: Point) => void };

function RowContent({ row: { song }, isFixed, active, onPlay, onMenu }: RowContentProps) {
  const t = useTranslations();
  const title = useSongName()({ song });
  const tabIndex = active ? 0 : -1;
  return (
    <>
      <span className="relative">
        <PlayCover
          song={song}
          title={title}
          className="size-10"
          label={t("queue.play", { title })}
          onPlay={onPlay}
          tabIndex={tabIndex}
          shown="group-focus-within/row:grid group-hover/row:grid"
        />
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium text-sm leading-5" title={title}>
          {title}
        </span>
        <span dir="auto" className="block truncate text-muted text-xs leading-5">
          {isFixed ? (
            <b className="font-medium text-brass">{t("queue.fixed")}</b>
          ) : (
            joinNames(song?.artists ?? [])
          )}
        </span>
      </span>
      {song && (
        <span className="text-muted text-xs tabular-nums">
          <SongLength song={song} />
        </span>
      )}
      <button
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-label={song ? t("tracks.menu.label", { title }) : t("tracks.menu.labelOfGone")}
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          onMenu({ x: left, y: bottom });
        }}
        className="grid size-10 place-items-center rounded-full text-muted hover:bg-raised hover:text-ink"
      >
        <Ellipsis className="size-5" aria-hidden />
      </button>
    </>
  );
}

function PendingContent() {
  return (
    <>
      <Skeleton className="size-10" />
      <span className="grid flex-1 gap-2">
        <Skeleton className="h-3 w-2/3" />
        <Skeleton className="h-3 w-1/3" />
      </span>
    </>
  );
}

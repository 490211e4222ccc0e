"use client";

import clsx from "clsx";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { HTMLAttributes, MouseEvent } from "react";
import type { QueueItem } from "@/lib/schemas/queue";
import { Cover } from "../ui/artwork/cover";
import { Skeleton } from "../ui/status/skeleton";
import { formatDuration, joinNames } from "../ui/text/format";
import { type QueueRowEdits, QueueRowMenu } from "./queue-row-menu";
import { useSongName } from "./use-song-name";

export const queueRowHeight = 56;

const isOnRow = ({ target, currentTarget }: MouseEvent<HTMLElement>) =>
  target instanceof Element && currentTarget.contains(target) && !target.closest("a, button");

const isTap = ({ nativeEvent }: MouseEvent) =>
  nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";

type QueueRowProps = {
  item: QueueItem | undefined;
  index: number;
  last: number;
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
  dragProps: HTMLAttributes<HTMLDivElement> | undefined;
};

/** Row of the queue. A tap or a double click plays it, and what follows. */
export function QueueRow(props: QueueRowProps) {
  const { item, index, rowIndex, top, active, dropSide, onFocus, onPlay, dragProps } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      role="row"
      data-index={index}
      aria-rowindex={rowIndex + 1}
      aria-busy={!item || undefined}
      tabIndex={active ? 0 : -1}
      onFocus={() => onFocus(index)}
      onDoubleClick={event => !isTap(event) && isOnRow(event) && onPlay()}
      onClick={event => isTap(event) && isOnRow(event) && onPlay()}
      className={clsx(
        "group/row absolute inset-x-1.5 top-0 rounded-md px-2.5 hover:bg-raised focus-visible:outline-offset-[-2px]",
        dropSide === "before" && "shadow-[0_-2px_0_var(--accent)]",
        dropSide === "after" && "shadow-[0_2px_0_var(--accent)]",
      )}
      style={{ height: queueRowHeight, transform: `translateY(${top}px)` }}
      {...dragProps}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the Tab key stops at the row */}
      <div role="gridcell" className="flex h-full items-center gap-3">
        {item ? <RowContent {...props} item={item} /> : <PendingContent />}
      </div>
    </div>
  );
}

function RowContent({ item, index, last, active, onPlay, edits }: QueueRowProps & { item: QueueItem }) {
  const t = useTranslations("queue");
  const title = useSongName()(item);
  const tabIndex = active ? 0 : -1;
  const { song } = item;
  return (
    <>
      <span className="relative">
        <Cover
          src={song?.imageUrl ?? null}
          name={song?.album?.name ?? title}
          className="size-10 rounded-sm"
        />
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t("play", { title })}
          onClick={onPlay}
          className="absolute inset-0 hidden place-items-center rounded-sm bg-veil text-white group-focus-within/row:grid group-hover/row:grid"
        >
          <Play className="size-4 fill-current" aria-hidden />
        </button>
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium text-sm leading-5" title={title}>
          {title}
        </span>
        <span dir="auto" className="block truncate text-muted text-xs leading-5">
          {item.isFixed ? (
            <b className="font-medium text-brass">{t("fixed")}</b>
          ) : (
            joinNames(song?.artists ?? [])
          )}
        </span>
      </span>
      {song && <span className="text-muted text-xs tabular-nums">{formatDuration(song.durationMs)}</span>}
      <QueueRowMenu song={song} index={index} last={last} tabIndex={tabIndex} onPlay={onPlay} edits={edits} />
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

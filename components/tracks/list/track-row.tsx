"use client";

import clsx from "clsx";
import { Check, Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { Badge } from "../../ui/status/badge";
import { Nothing } from "../../ui/status/nothing";
import { Skeleton } from "../../ui/status/skeleton";
import { LocalTime } from "../../ui/text/local-time";
import { SongLength } from "../../ui/text/song-length";
import { useFormat } from "../../ui/text/use-format";
import { AlbumName, Credits, isTrack } from "../credits";
import { LikeButton } from "../like-button";
import { Marked } from "../marked";
import { PlayCover } from "../play-cover";
import { PlayingBars } from "../playing-bars";
import { isPlayable, type TrackRowData } from "../row-data";
import { Cell } from "./cell";
import { columns, type ListLayout } from "./list-layout";

// Only found songs show it.
const SongPlace = dynamic(
  () =>
    import("../song-place").then(
      module => module.SongPlace,
      () => Nothing,
    ),
  { loading: Nothing },
);
const hasPlace = ({ playlists = [], inLibrary }: AnySong) => playlists.length > 0 || inLibrary !== undefined;

export type Playback = "none" | "paused" | "playing";

type TrackRowProps = {
  row: TrackRowData;
  layout: ListLayout;
  playback: Playback;
  isSelected: boolean;
  /** True while any row of the list is selected. */
  isSelecting: boolean;
  tabIndex: number;
  onPlay: () => void;
  onSelect: () => void;
  onMenu: (button: Element) => void;
};

/** Cells of a row. The list renders the row element around them. */
export function TrackRow(props: TrackRowProps) {
  const { row, layout, playback, tabIndex, onMenu } = props;
  const t = useTranslations("tracks");
  const format = useFormat();
  const { song } = row;
  const kind = row.kind === "song" && song && !song.isPlayable ? "unavailable" : row.kind;
  const title = song?.title ?? t("gone");
  return (
    <div className={clsx(columns.row, "h-full", kind === "unavailable" && "opacity-60")}>
      <NumberCell {...props} title={title} />
      <CoverCell {...props} title={title} />
      <div role="presentation" className={columns.names(layout.isCompact)}>
        <Cell className={columns.title}>
          <p
            dir="auto"
            className={clsx("truncate font-medium leading-6", playback !== "none" && "text-accent-text")}
          >
            <Marked>{title}</Marked>
          </p>
        </Cell>
        <Cell className={clsx(columns.artist, "flex items-center gap-2 text-muted text-sm leading-5")}>
          {kind !== "song" && <Badge>{t(`kinds.${kind}`)}</Badge>}
          {song && (
            <span dir="auto" className="truncate">
              <Credits artists={song.artists} linked={isTrack(song) && !layout.isPhone} tabIndex={tabIndex} />
            </span>
          )}
          {song && hasPlace(song) && <SongPlace song={song} tabIndex={tabIndex} />}
        </Cell>
        {layout.hasNote && (
          <Cell className="truncate text-muted text-xs leading-5">
            <span title={row.note}>{row.note}</span>
          </Cell>
        )}
      </div>
      {layout.hasAlbum && (
        <Cell className={clsx(columns.album, "truncate text-muted text-sm leading-6")}>
          <span dir="auto">{song && <AlbumName song={song} tabIndex={tabIndex} />}</span>
        </Cell>
      )}
      {layout.hasAddedAt && (
        <Cell className={clsx(columns.addedAt, "truncate text-muted text-sm tabular-nums")}>
          {row.addedAt && <LocalTime at={row.addedAt} show="date" />}
        </Cell>
      )}
      {layout.hasPlays && (
        <>
          <Cell className={clsx(columns.plays, "text-muted text-sm tabular-nums")}>
            {row.plays !== undefined && format.number(row.plays)}
          </Cell>
          <Cell className={clsx(columns.lastPlayedAt, "truncate text-muted text-sm tabular-nums")}>
            {row.lastPlayedAt && <LocalTime at={row.lastPlayedAt} show="date" />}
          </Cell>
        </>
      )}
      <Cell className={clsx(columns.duration, "text-muted text-sm tabular-nums")}>
        {song && <SongLength song={song} />}
      </Cell>
      <Cell className={columns.actions}>
        {song?.isLiked !== undefined && isTrack(song) && <LikeButton song={song} tabIndex={tabIndex} />}
        <button
          type="button"
          tabIndex={tabIndex}
          aria-haspopup="menu"
          aria-label={song ? t("menu.label", { title }) : t("menu.labelOfGone")}
          onClick={({ currentTarget }) => onMenu(currentTarget)}
          className="grid size-10 place-items-center rounded-full text-muted hover:bg-raised hover:text-ink"
        >
          <Ellipsis className="size-5" aria-hidden />
        </button>
      </Cell>
    </div>
  );
}

type NamedRowProps = TrackRowProps & { title: string };

/** Number of the row in the whole list, which becomes a check box under the pointer and while rows are selected. */
function NumberCell({ row, title, playback, isSelected, isSelecting, tabIndex, onSelect }: NamedRowProps) {
  const t = useTranslations("tracks");
  return (
    <Cell className={clsx(columns.number, "text-muted text-sm tabular-nums")}>
      {/* biome-ignore lint/a11y/useSemanticElements: an input could not show the number */}
      <button
        type="button"
        role="checkbox"
        aria-checked={isSelected}
        aria-label={t("select", { title })}
        tabIndex={tabIndex}
        onClick={onSelect}
        className="-my-2 grid h-10 w-full place-items-center justify-items-end rounded-sm pr-1"
      >
        <span
          className={clsx("group-focus-visible/row:hidden group-hover/row:hidden", isSelecting && "hidden")}
        >
          {playback === "none" ? row.position + 1 : <PlayingBars running={playback === "playing"} />}
        </span>
        <span
          aria-hidden
          className={clsx(
            "size-[18px] place-items-center rounded-[5px] border",
            isSelecting ? "grid" : "hidden group-hover/row:grid group-focus-visible/row:grid",
            isSelected ? "border-accent bg-accent text-on-accent" : "border-line-strong",
          )}
        >
          {isSelected && <Check className="size-3.5" strokeWidth={3} />}
        </span>
      </button>
    </Cell>
  );
}

/** Cover with a play button; while rows are selected, narrow lists show the selection here. */
function CoverCell({ row, layout, title, isSelected, isSelecting, tabIndex, onPlay }: NamedRowProps) {
  const t = useTranslations("tracks");
  const { song } = row;
  return (
    <Cell className={clsx(columns.cover(layout.isCompact), "relative")}>
      <PlayCover
        song={song}
        title={title}
        className="w-full"
        label={isPlayable(row) ? t("play", { title }) : null}
        onPlay={onPlay}
        tabIndex={tabIndex}
        shown="@2xl:group-focus-within/row:grid @2xl:group-hover/row:grid"
      />
      {isSelecting && (
        <span
          aria-hidden
          className={clsx(
            "absolute inset-0 grid @2xl:hidden place-items-center rounded-sm",
            isSelected ? "bg-accent text-on-accent" : "bg-veil text-white",
          )}
        >
          {isSelected && <Check className="size-5" strokeWidth={3} />}
        </span>
      )}
    </Cell>
  );
}

/** Row that has not been loaded. */
export function PendingRow({ layout }: { layout: ListLayout }): ReactNode {
  return (
    <div className={clsx(columns.row, "h-full")} aria-busy>
      <Cell className={columns.number} />
      <Cell className={columns.cover(layout.isCompact)}>
        <Skeleton className="aspect-square w-full" />
      </Cell>
      <Cell className="grid flex-1 gap-2">
        <Skeleton className="h-3.5 w-2/3" />
        {!layout.isCompact && <Skeleton className="h-3 w-1/3" />}
      </Cell>
    </div>
  );
}

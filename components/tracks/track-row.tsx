"use client";

import clsx from "clsx";
import { ListMusic, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import type { PlaylistItem } from "@/lib/schemas/library";
import { Cover } from "../ui/artwork/cover";
import { Badge } from "../ui/status/badge";
import { Skeleton } from "../ui/status/skeleton";
import { formatDuration } from "../ui/text/format";
import { AlbumName, Credits, isTrack } from "./credits";
import { LikeButton } from "./like-button";
import { PlayingBars } from "./playing-bars";

/** Content of a row: an item of a playlist, or a song. */
export type TrackRowData = Pick<PlaylistItem, "id" | "kind"> & { song: AnySong | null };

/** Returns the row of a song that is not an item of a playlist. */
export const toRow = (song: AnySong): TrackRowData => ({
  id: song.uri,
  kind: song.isLocal ? "local" : song.uri.startsWith("spotify:episode:") ? "episode" : "song",
  song,
});

export const rowHeight = 60;

/** Number, cover, title, album, duration, buttons. A phone hides number, album and duration. */
const columns =
  "grid h-full grid-cols-[44px_minmax(0,1fr)_minmax(40px,auto)] items-center gap-3 md:grid-cols-[40px_44px_minmax(0,5fr)_minmax(0,4fr)_56px_minmax(40px,auto)] md:gap-4";

function Cell({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
    // biome-ignore lint/a11y/useFocusableInteractive: the Tab key stops at the row, not at its cells
    <div role="gridcell" className={className}>
      {children}
    </div>
  );
}

type TrackRowProps = {
  row: TrackRowData | undefined;
  number: number;
  playback: "none" | "paused" | "playing";
  onPlay: () => void;
  menu: ReactNode;
  tabIndex: number;
};

/** Cells of a row. The list renders the row element around them. */
export function TrackRow({ row, number, playback, onPlay, menu, tabIndex }: TrackRowProps) {
  const t = useTranslations("tracks");
  if (!row) return <PendingRow number={number} />;
  const { song } = row;
  const kind = row.kind === "song" && song && !song.isPlayable ? "unavailable" : row.kind;
  const title = song?.title ?? t("gone");
  return (
    <div className={clsx(columns, kind === "unavailable" && "opacity-60")}>
      <Cell className="hidden justify-self-end text-muted text-sm tabular-nums md:block">
        {playback === "none" ? (
          <>
            <span className="group-focus-within/row:hidden group-hover/row:hidden">{number}</span>
            <button
              type="button"
              tabIndex={tabIndex}
              aria-label={t("play", { title })}
              onClick={onPlay}
              className="-m-3 hidden size-10 place-items-center rounded-full text-ink group-focus-within/row:grid group-hover/row:grid"
            >
              <Play className="size-4 fill-current" aria-hidden />
            </button>
          </>
        ) : (
          <PlayingBars running={playback === "playing"} />
        )}
      </Cell>
      <Cell>
        <Cover
          src={song?.imageUrl ?? null}
          name={song?.album?.name ?? title}
          className="size-11 rounded-sm"
        />
      </Cell>
      <Cell className="min-w-0">
        <p className={clsx("truncate font-medium leading-5", playback !== "none" && "text-accent-text")}>
          {title}
        </p>
        <p className="flex items-center gap-2 text-muted text-sm leading-5">
          {kind !== "song" && <Badge>{t(`kinds.${kind}`)}</Badge>}
          {song && (
            <span className="truncate">
              <Credits artists={song.artists} linked={isTrack(song)} tabIndex={tabIndex} />
            </span>
          )}
          {song?.playlists && <HoldingPlaylists playlists={song.playlists} tabIndex={tabIndex} />}
        </p>
      </Cell>
      <Cell className="hidden truncate text-muted text-sm md:block">
        {song && <AlbumName song={song} tabIndex={tabIndex} />}
      </Cell>
      <Cell className="hidden justify-self-end text-muted text-sm tabular-nums md:block">
        {song && formatDuration(song.durationMs)}
      </Cell>
      <Cell className="flex">
        {song?.isLiked !== undefined && <LikeButton song={song} tabIndex={tabIndex} />}
        {menu}
      </Cell>
    </div>
  );
}

type HoldingPlaylistsProps = { playlists: NonNullable<AnySong["playlists"]>; tabIndex: number };

/** Playlists that hold a song: the name of the first and the number of the others. */
function HoldingPlaylists({ playlists: [first, ...others], tabIndex }: HoldingPlaylistsProps) {
  const t = useTranslations("tracks");
  if (!first) return null;
  return (
    <span className="flex max-w-1/2 shrink-0 items-center gap-1">
      <ListMusic className="size-3.5 shrink-0" aria-label={t("in")} />
      <Link
        href={`/playlists/${first.id}`}
        prefetch={false}
        tabIndex={tabIndex}
        className="truncate underline-offset-4 hover:text-ink hover:underline"
      >
        {first.name}
      </Link>
      {others.length > 0 && (
        <span title={others.map(({ name }) => name).join(", ")} className="shrink-0 tabular-nums">
          +{others.length}
        </span>
      )}
    </span>
  );
}

function PendingRow({ number }: { number: number }) {
  return (
    <div className={columns} aria-busy>
      <Cell className="hidden justify-self-end text-muted text-sm tabular-nums md:block">{number}</Cell>
      <Cell>
        <Skeleton className="size-11" />
      </Cell>
      <Cell className="grid gap-2">
        <Skeleton className="h-3.5 w-2/3" />
        <Skeleton className="h-3 w-1/3" />
      </Cell>
    </div>
  );
}

"use client";

import clsx from "clsx";
import { Ellipsis, Play as PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Play } from "@/lib/schemas/history";
import { AlbumName, Credits, isTrack } from "../tracks/credits";
import { LikeButton } from "../tracks/like-button";
import { rowHeightOf } from "../tracks/list/list-layout";
import { PlayingBars } from "../tracks/playing-bars";
import { Cover } from "../ui/artwork/cover";
import { type Point, useContextMenu } from "../ui/overlays/use-context-menu";
import { Badge } from "../ui/status/badge";
import { SongLength } from "../ui/text/song-length";
import { useFormat } from "../ui/text/use-format";

/** Time, cover, title, album, duration, buttons. A narrow list puts the time after the title and hides album and duration. */
const columns =
  "grid grid-cols-[44px_minmax(0,1fr)_auto_auto] items-center gap-3 @2xl:grid-cols-[48px_44px_minmax(0,5fr)_minmax(0,4fr)_56px_120px] @2xl:gap-4";

export const playRowHeight = rowHeightOf();

type PlayRowProps = {
  play: Play;
  timeZone: string | null;
  playback: "none" | "paused" | "playing";
  onPlay: (play: Play) => void;
  onMenu: (play: Play, at: Point) => void;
};

const buttonStyle = "grid size-10 place-items-center rounded-full text-muted hover:bg-raised hover:text-ink";

/** Row of one play, with a button to play it again and a menu. */
export const PlayRow = memo(function PlayRow({ play, timeZone, playback, onPlay, onMenu }: PlayRowProps) {
  const t = useTranslations("tracks");
  const format = useFormat();
  const { playedAt, song } = play;
  const { title } = song;
  const canPlay = song.isPlayable && !song.isLocal;
  const menuHandlers = useContextMenu(at => onMenu(play, at));
  return (
    <li
      className={clsx(
        columns,
        "rounded-md px-2 [-webkit-touch-callout:none] hover:bg-panel",
        !canPlay && "opacity-60",
      )}
      style={{ height: playRowHeight }}
      {...menuHandlers}
    >
      <time
        dateTime={playedAt}
        className="text-muted text-sm tabular-nums @max-2xl:order-3 @2xl:justify-self-end"
      >
        {timeZone && format.timeOfDay(playedAt, timeZone)}
      </time>
      <Cover src={song.imageUrl} name={song.album?.name ?? title} className="size-11 rounded-sm" />
      <div className="min-w-0">
        <p
          dir="auto"
          className={clsx("truncate font-medium leading-6", playback !== "none" && "text-accent-text")}
        >
          {title}
        </p>
        <p className="flex items-center gap-2 text-muted text-sm leading-5">
          {!canPlay && <Badge>{t(song.isLocal ? "kinds.local" : "kinds.unavailable")}</Badge>}
          <span dir="auto" className="truncate">
            <Credits artists={song.artists} linked={isTrack(song)} />
          </span>
        </p>
      </div>
      <p dir="auto" className="hidden truncate text-muted text-sm leading-6 @2xl:block">
        <AlbumName song={song} tabIndex={0} />
      </p>
      <p className="hidden justify-self-end text-muted text-sm tabular-nums @2xl:block">
        <SongLength song={song} />
      </p>
      <div className="flex items-center justify-end @max-2xl:order-4">
        <span className="grid size-10 place-items-center @max-md:hidden">
          {playback !== "none" ? (
            <PlayingBars running={playback === "playing"} />
          ) : (
            canPlay && (
              <button
                type="button"
                aria-label={t("play", { title })}
                onClick={() => onPlay(play)}
                className={buttonStyle}
              >
                <PlayIcon className="size-4 fill-current" aria-hidden />
              </button>
            )
          )}
        </span>
        {isTrack(song) && <LikeButton song={song} tabIndex={0} />}
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={t("menu.label", { title })}
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            onMenu(play, { x: left, y: bottom });
          }}
          className={buttonStyle}
        >
          <Ellipsis className="size-5" aria-hidden />
        </button>
      </div>
    </li>
  );
});

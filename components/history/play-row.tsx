"use client";

import clsx from "clsx";
import { Play as PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Play } from "@/lib/schemas/history";
import { AlbumName, Credits, isTrack } from "../tracks/credits";
import { PlayingBars } from "../tracks/playing-bars";
import { rowHeight } from "../tracks/track-row";
import { Cover } from "../ui/artwork/cover";
import { Badge } from "../ui/status/badge";
import { formatDuration } from "../ui/text/format";
import { useFormat } from "../ui/text/use-format";

/** Time, cover, title, album, duration, play. A phone puts the time after the title and hides album and duration. */
const columns =
  "grid grid-cols-[44px_minmax(0,1fr)_auto_40px] items-center gap-3 md:grid-cols-[48px_44px_minmax(0,5fr)_minmax(0,4fr)_56px_40px] md:gap-4";

type PlayRowProps = {
  play: Play;
  timeZone: string | null;
  playback: "none" | "paused" | "playing";
  onPlay: (play: Play) => void;
};

/** Row of one play, with a button to play it again. */
export const PlayRow = memo(function PlayRow({ play, timeZone, playback, onPlay }: PlayRowProps) {
  const t = useTranslations("tracks");
  const format = useFormat();
  const { playedAt, song } = play;
  const canPlay = song.isPlayable && !song.isLocal;
  return (
    <li
      className={clsx(columns, "rounded-md px-2 hover:bg-panel", !canPlay && "opacity-60")}
      style={{ height: rowHeight }}
    >
      <time
        dateTime={playedAt}
        className="text-muted text-sm tabular-nums max-md:order-3 md:justify-self-end"
      >
        {timeZone && format.timeOfDay(playedAt, timeZone)}
      </time>
      <Cover src={song.imageUrl} name={song.album?.name ?? song.title} className="size-11 rounded-sm" />
      <div className="min-w-0">
        <p className={clsx("truncate font-medium leading-5", playback !== "none" && "text-accent-text")}>
          {song.title}
        </p>
        <p className="flex items-center gap-2 text-muted text-sm leading-5">
          {!canPlay && <Badge>{t(song.isLocal ? "kinds.local" : "kinds.unavailable")}</Badge>}
          <span className="truncate">
            <Credits artists={song.artists} linked={isTrack(song)} />
          </span>
        </p>
      </div>
      <p className="hidden truncate text-muted text-sm md:block">
        <AlbumName song={song} tabIndex={0} />
      </p>
      <p className="hidden justify-self-end text-muted text-sm tabular-nums md:block">
        {formatDuration(song.durationMs)}
      </p>
      <div className="grid size-10 place-items-center max-md:order-4">
        {playback !== "none" ? (
          <PlayingBars running={playback === "playing"} />
        ) : (
          canPlay && (
            <button
              type="button"
              aria-label={t("play", { title: song.title })}
              onClick={() => onPlay(play)}
              className="grid size-10 place-items-center rounded-full text-muted hover:bg-raised hover:text-ink"
            >
              <PlayIcon className="size-4 fill-current" aria-hidden />
            </button>
          )
        )}
      </div>
    </li>
  );
});

"use client";

import { useTranslations } from "next-intl";
import { Fragment, useCallback, useMemo } from "react";
import type { Play } from "@/lib/schemas/history";
import { usePlayer } from "../player/player-context";
import { playableUris } from "../tracks/playable-uris";
import { rowHeight } from "../tracks/track-row";
import { groupByDay } from "../ui/text/group-by-day";
import { useFormat } from "../ui/text/use-format";
import { useTimeZone } from "../ui/text/use-time-zone";
import { PlayRow } from "./play-row";

/** Plays grouped by day. `content-visibility` keeps long lists fast: the browser skips the days out of view. */
export function PlaysByDay({ plays }: { plays: Play[] }) {
  const { state, play } = usePlayer();
  const t = useTranslations("ui");
  const { longDate } = useFormat();
  const timeZone = useTimeZone();
  const days = useMemo(
    () =>
      groupByDay(plays, ({ playedAt }) => playedAt, {
        longDate,
        timeZone: timeZone ?? "UTC",
        recent: { now: new Date(), today: t("today"), yesterday: t("yesterday") },
      }),
    [plays, longDate, timeZone, t],
  );
  const playFrom = useCallback(
    (firstPlay: Play) =>
      play({
        uris: playableUris(
          plays.map(({ song }) => song),
          plays.indexOf(firstPlay),
        ),
      }),
    [plays, play],
  );
  const playback = state?.isPlaying ? "playing" : "paused";
  return days.map(day => (
    <section
      key={day.name}
      aria-label={day.name}
      className="mb-8 [content-visibility:auto]"
      style={{ containIntrinsicBlockSize: `auto ${day.items.length * rowHeight + 40}px` }}
    >
      <h2 className="title mb-2 h-8 text-xl">{day.name}</h2>
      <ul>
        {day.items.map(row => (
          <Fragment key={row.id}>
            <PlayRow
              play={row}
              timeZone={timeZone}
              playback={row.song.uri === state?.item?.uri ? playback : "none"}
              onPlay={playFrom}
            />
            {row.possiblyMissedBefore && <HistoryGapNote />}
          </Fragment>
        ))}
      </ul>
    </section>
  ));
}

function HistoryGapNote() {
  const t = useTranslations("history");
  return (
    <li className="my-2 text-pretty rounded-md border border-line border-dashed px-4 py-3 text-muted text-sm">
      {t("gap")}
    </li>
  );
}

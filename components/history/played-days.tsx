"use client";

import { Fragment, useCallback, useMemo } from "react";
import type { Play } from "@/lib/schemas/history";
import { usePlayer } from "../player/player-context";
import { playableUris } from "../tracks/playable-uris";
import { rowHeight } from "../tracks/track-row";
import { groupByDay } from "../ui/group-by-day";
import { useTimeZone } from "../ui/use-time-zone";
import { PlayRow } from "./play-row";

/** Plays grouped by day. `content-visibility` keeps long lists fast: the browser skips the days out of view. */
export function PlayedDays({ plays }: { plays: Play[] }) {
  const { state, play } = usePlayer();
  const timeZone = useTimeZone();
  const days = useMemo(
    () => groupByDay(plays, ({ playedAt }) => playedAt, timeZone ?? "UTC", new Date()),
    [plays, timeZone],
  );
  const playFrom = useCallback(
    (from: Play) =>
      play({
        uris: playableUris(
          plays.map(({ song }) => song),
          plays.indexOf(from),
        ),
      }),
    [plays, play],
  );
  const playing = state?.isPlaying ? "running" : "paused";
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
              playing={row.song.uri === state?.item?.uri ? playing : "no"}
              onPlay={playFrom}
            />
            {row.possiblyMissedBefore && <PossiblyMissed />}
          </Fragment>
        ))}
      </ul>
    </section>
  ));
}

function PossiblyMissed() {
  return (
    <li className="my-2 text-pretty rounded-md border border-line border-dashed px-4 py-3 text-muted text-sm">
      Plays may be missing here: more was played than the last fifty that Spotify keeps.
    </li>
  );
}

"use client";

import { Play as PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useCallback, useMemo, useState } from "react";
import type { Play } from "@/lib/schemas/history";
import { usePlayer } from "../player/state/player-context";
import { toRow, urisOf } from "../tracks/row-data";
import { SongMenu } from "../tracks/song-menu";
import { MenuItem } from "../ui/overlays/menu";
import type { Point } from "../ui/overlays/use-context-menu";
import { groupByDay } from "../ui/text/group-by-day";
import { useFormat } from "../ui/text/use-format";
import { useTimeZone } from "../ui/text/use-time-zone";
import { PlayRow, playRowHeight } from "./play-row";

/** Plays grouped by day. `content-visibility` keeps long lists fast: the browser skips the days out of view. */
export function PlaysByDay({ plays }: { plays: Play[] }) {
  const { state, play } = usePlayer();
  const t = useTranslations();
  const { longDate } = useFormat();
  const timeZone = useTimeZone();
  const days = useMemo(
    () =>
      groupByDay(plays, ({ playedAt }) => playedAt, {
        longDate,
        timeZone: timeZone ?? "UTC",
        recent: { now: new Date(), today: t("ui.today"), yesterday: t("ui.yesterday") },
      }),
    [plays, longDate, timeZone, t],
  );
  const playFrom = useCallback(
    (firstPlay: Play) =>
      play({
        uris: urisOf(plays.slice(plays.indexOf(firstPlay)).map(({ song }, index) => toRow(song, index))),
      }),
    [plays, play],
  );
  const [menu, setMenu] = useState<{ play: Play; at: Point | null } | null>(null);
  const openMenu = useCallback((play: Play, at: Point) => setMenu({ play, at }), []);
  const playback = state?.isPlaying ? "playing" : "paused";
  const dayList = days.map(day => (
    <section
      key={day.name}
      aria-label={day.name}
      className="@container mb-8 [content-visibility:auto]"
      style={{ containIntrinsicBlockSize: `auto ${day.items.length * playRowHeight + 40}px` }}
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
              onMenu={openMenu}
            />
            {row.possiblyMissedBefore && <HistoryGapNote />}
          </Fragment>
        ))}
      </ul>
    </section>
  ));
  return (
    <>
      {dayList}
      {menu && (
        <SongMenu
          at={menu.at}
          onClose={() => setMenu({ ...menu, at: null })}
          songs={[menu.play.song]}
          first={
            menu.play.song.isPlayable &&
            !menu.play.song.isLocal && (
              <MenuItem icon={PlayIcon} onSelect={() => playFrom(menu.play)}>
                {t("tracks.menu.play")}
              </MenuItem>
            )
          }
        />
      )}
    </>
  );
}

function HistoryGapNote() {
  const t = useTranslations("history");
  return (
    <li className="my-2 text-pretty rounded-md border border-line border-dashed px-4 py-3 text-muted text-sm">
      {t("gap")}
    </li>
  );
}

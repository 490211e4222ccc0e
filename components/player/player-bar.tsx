"use client";

import { useTranslations } from "next-intl";
import { isConnected } from "@/lib/client/connection";
import { CurrentTrack } from "./current-track";
import { DevicesMenu } from "./devices/devices-menu";
import { QueueButton } from "./queue-button";
import { RepeatButton } from "./repeat-button";
import { SeekSlider } from "./seek-slider";
import { ShuffleButton } from "./shuffle-button";
import { SongAnnouncement } from "./song-announcement";
import { usePlayer } from "./state/player-context";
import { useTabTitle } from "./state/use-tab-title";
import { Transport } from "./transport";
import { PlayerViews, preloadView } from "./views/player-views";
import { VolumeSlider } from "./volume-slider";

/** Playback controls at the bottom of every screen while Spotify is connected. */
export function PlayerBar() {
  const t = useTranslations("player");
  const { connection, state } = usePlayer();
  useTabTitle(state);
  if (!isConnected(connection)) return null;
  return (
    <section
      id="player"
      aria-label={t("title")}
      className="fixed inset-x-0 bottom-[calc(60px+env(safe-area-inset-bottom))] z-30 border-line bg-panel md:bottom-0 md:border-t"
    >
      <div className="absolute inset-x-0 -top-3.5 md:hidden">
        <SeekSlider />
      </div>
      <div className="flex items-center gap-1.5 px-3 pt-3 pb-2 md:grid md:h-[88px] md:grid-cols-[minmax(0,1fr)_minmax(16rem,1fr)_auto] md:gap-6 md:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,1.4fr)_minmax(0,1fr)] md:py-0">
        <CurrentTrack onPointerEnter={() => preloadView("nowPlaying")} />
        <div className="grid md:justify-items-center">
          <div className="flex items-center gap-1 md:gap-2">
            <ShuffleButton className="max-md:hidden" />
            <Transport />
            <RepeatButton className="max-md:hidden" />
          </div>
          <div className="hidden w-full max-w-2xl md:block">
            <SeekSlider />
          </div>
        </div>
        <div className="flex items-center md:justify-end md:gap-1">
          <QueueButton className="max-md:hidden" onPointerEnter={() => preloadView("queue")} />
          <DevicesMenu />
          <div className="hidden w-36 xl:block">
            <VolumeSlider />
          </div>
        </div>
      </div>
      <SongAnnouncement />
      <PlayerViews />
    </section>
  );
}

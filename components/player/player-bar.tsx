"use client";

import { useTranslations } from "next-intl";
import { isConnected } from "@/lib/client/connection";
import { CurrentTrack } from "./current-track";
import { DevicesMenu } from "./devices-menu";
import { usePlayer } from "./player-context";
import { SeekSlider } from "./seek-slider";
import { Transport } from "./transport";
import { VolumeSlider } from "./volume-slider";

/** Playback controls at the bottom of every screen while Spotify is connected. */
export function PlayerBar() {
  const t = useTranslations("player");
  if (!isConnected(usePlayer().connection)) return null;
  return (
    <section
      aria-label={t("title")}
      className="fixed inset-x-0 bottom-[calc(60px+env(safe-area-inset-bottom))] z-30 border-line bg-panel/95 md:border-t backdrop-blur-md md:bottom-0"
    >
      <div className="-top-3.5 absolute inset-x-0 md:hidden">
        <SeekSlider />
      </div>
      <div className="flex items-center gap-1.5 px-3 pt-3 pb-2 md:grid md:h-[88px] md:grid-cols-[1fr_minmax(20rem,2fr)_1fr] md:gap-8 md:px-6 md:py-0">
        <CurrentTrack />
        <div className="grid md:justify-items-center">
          <Transport />
          <div className="hidden w-full max-w-2xl md:block">
            <SeekSlider />
          </div>
        </div>
        <div className="flex items-center md:justify-end md:gap-4">
          <DevicesMenu />
          <div className="hidden lg:block">
            <VolumeSlider />
          </div>
        </div>
      </div>
    </section>
  );
}

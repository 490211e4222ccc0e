"use client";

import { Volume1, Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Slider } from "../ui/controls/slider";
import { usePlayer } from "./player-context";

/** Volume of the active device; disabled for devices that do not support it. */
export function VolumeSlider() {
  const player = usePlayer();
  const t = useTranslations("player.volume");
  const [dragPercent, setDragPercent] = useState<number | null>(null);
  const device = player.state?.device;
  const percent = dragPercent ?? device?.volumePercent ?? 0;
  const Icon = percent === 0 ? VolumeX : percent < 50 ? Volume1 : Volume2;
  return (
    <div className="flex w-36 items-center gap-2">
      <Icon className="size-4 shrink-0 text-muted" aria-hidden />
      <Slider
        label={t("label")}
        className="flex-1"
        value={percent}
        max={100}
        step={1}
        valueText={t("value", { percent })}
        disabled={!device?.supportsVolume}
        onValueChange={setDragPercent}
        onValueCommit={async next => {
          await player.setVolume(next);
          setDragPercent(null);
        }}
      />
    </div>
  );
}

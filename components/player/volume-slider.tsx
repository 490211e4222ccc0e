"use client";

import { Volume1, Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "../ui/controls/icon-button";
import { Slider } from "../ui/controls/slider";
import { usePlayer } from "./state/player-context";

/** Volume of the active device, with a button that mutes it; disabled for devices that do not support it. */
export function VolumeSlider() {
  const player = usePlayer();
  const t = useTranslations("player.volume");
  const [dragPercent, setDragPercent] = useState<number | null>(null);
  const device = player.state?.device;
  const percent = dragPercent ?? player.unconfirmed.volumePercent ?? device?.volumePercent ?? 0;
  const isMuted = percent === 0;
  const Icon = isMuted ? VolumeX : percent < 50 ? Volume1 : Volume2;
  const disabled = !device?.supportsVolume;
  return (
    <div className="flex w-full items-center gap-1">
      <IconButton label={t(isMuted ? "unmute" : "mute")} onClick={player.toggleMute} disabled={disabled}>
        <Icon aria-hidden />
      </IconButton>
      <Slider
        label={t("label")}
        className="flex-1"
        value={percent}
        max={100}
        smallStep={5}
        largeStep={20}
        valueText={t("value", { percent })}
        disabled={disabled}
        onDrag={setDragPercent}
        onRelease={async next => {
          await player.setVolume(next);
          setDragPercent(null);
        }}
        onKey={next => player.changeVolumeBy(next - percent)}
      />
    </div>
  );
}

"use client";

import { Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { Popover } from "../ui/overlays/popover";
import { ModeButton } from "./mode-button";
import { usePlayer } from "./state/player-context";
import { useQueueHead } from "./state/use-queue-head";

const shuffleChoice = lazyPart(async () => (await import("./shuffle-choice")).ShuffleChoice);

/** Shows which shuffle is on: Tonearm's, with the distance between songs of one artist, or Spotify's own, which can be turned off. */
export function ShuffleButton({ className }: { className?: string }) {
  const { state } = usePlayer();
  const t = useTranslations("player.shuffle");
  const queue = useQueueHead();
  const isOn = Boolean(queue?.shuffleId);
  const isSpotifyShuffling = state?.shuffle ?? false;
  return (
    <Popover
      label={t("title")}
      content={shuffleChoice}
      trigger={
        <ModeButton
          label={isOn ? t("on") : isSpotifyShuffling ? t("spotify.on") : t("off")}
          isOn={isOn || isSpotifyShuffling}
          className={className}
          data-shortcut="shuffle"
        >
          <Shuffle aria-hidden />
        </ModeButton>
      }
    >
      <Lazy part={shuffleChoice} />
    </Popover>
  );
}

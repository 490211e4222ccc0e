"use client";

import { LoaderCircle, type LucideIcon, Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "../ui/controls/icon-button";
import { usePlayer } from "./state/player-context";
import type { Skip } from "./state/use-skip";

const skipIcons: Record<Skip, LucideIcon> = { next: SkipForward, previous: SkipBack };

/** Buttons for previous (on a phone only `withPrevious`), play or pause, and next. Play also works without an active device: it asks for one. */
export function Transport({ withPrevious = false }: { withPrevious?: boolean }) {
  const player = usePlayer();
  const t = useTranslations("player");
  const isPlaying = player.state?.isPlaying ?? false;
  return (
    <div className="flex items-center gap-1 md:gap-3">
      <SkipButton direction="previous" className={withPrevious ? "" : "max-md:hidden"} />
      <IconButton
        label={isPlaying ? t("pause") : t("play")}
        variant="primary"
        onClick={() => (isPlaying ? player.pause() : player.play())}
        className="md:size-11"
      >
        {isPlaying ? (
          <Pause className="fill-current" aria-hidden />
        ) : (
          <Play className="translate-x-px fill-current" aria-hidden />
        )}
      </IconButton>
      <SkipButton direction="next" />
    </div>
  );
}

/** Shows a spinner from the press until the player shows another song. It stays enabled, so that it keeps the focus. */
function SkipButton({ direction, className }: { direction: Skip; className?: string }) {
  const player = usePlayer();
  const t = useTranslations("player");
  const isSkipping = player.skipping === direction;
  const Icon = skipIcons[direction];
  return (
    <IconButton
      label={t(direction)}
      onClick={player[direction]}
      disabled={!player.state?.device}
      aria-busy={isSkipping || undefined}
      className={`text-ink ${className ?? ""}`}
    >
      {isSkipping ? (
        <LoaderCircle className="animate-spin" aria-hidden />
      ) : (
        <Icon className="fill-current" aria-hidden />
      )}
    </IconButton>
  );
}

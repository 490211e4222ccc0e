"use client";

import { Repeat, Repeat1 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PlayerState } from "@/lib/schemas/player";
import { ModeButton } from "./mode-button";
import { usePlayer } from "./state/player-context";
import { useQueueHead } from "./state/use-queue-head";

/** The mode that follows each mode. */
const nextRepeat = { off: "context", context: "track", track: "off" } as const satisfies Record<
  PlayerState["repeat"],
  PlayerState["repeat"]
>;

/** Switches between no repetition, repeating everything and repeating one song. Its label says which is on. */
export function RepeatButton({ className }: { className?: string }) {
  const { state, setRepeat } = usePlayer();
  const t = useTranslations("player.repeat");
  const repeatsQueue = useQueueHead()?.repeats ?? false;
  const deviceMode = state?.repeat ?? "off";
  // The queue repeats its list itself, without the device.
  const mode = deviceMode === "off" && repeatsQueue ? "context" : deviceMode;
  const Icon = mode === "track" ? Repeat1 : Repeat;
  return (
    <ModeButton
      label={t(mode)}
      isOn={mode !== "off"}
      onClick={() => setRepeat(nextRepeat[mode])}
      disabled={!state?.device}
      className={className}
      data-shortcut="repeat"
    >
      <Icon aria-hidden />
    </ModeButton>
  );
}

"use client";

import clsx from "clsx";
import type { PlayerState } from "@/lib/schemas/player";
import { Cover } from "../ui/artwork/cover";
import { Turntable } from "./turntable";
import { useProgress } from "./use-progress";

type DeckProps = { state: PlayerState; item: NonNullable<PlayerState["item"]>; className?: string };

/** Sleeve in front of a turntable that plays the song. Its height decides its size: it is five thirds as wide. */
export function Deck({ state, item, className }: DeckProps) {
  const progress = useProgress(1000);
  const sleeve = item.album ?? item.title;
  return (
    <div className={clsx("relative aspect-[5/3]", className)}>
      <Turntable
        turning={state.isPlaying}
        progress={progress / item.durationMs}
        label={<Cover src={item.imageUrl} name={sleeve} className="size-full" />}
        className="absolute inset-y-1 right-0"
      />
      <Cover
        src={item.imageUrl}
        name={sleeve}
        className="absolute inset-y-0 left-0 h-full rounded-md shadow-float ring-1 ring-black/10"
        eager
      />
    </div>
  );
}

/** The colors of the sleeve, blurred, behind the text. */
export function DeckGlow({ item, className }: { item: DeckProps["item"]; className?: string }) {
  return (
    <Cover
      src={item.imageUrl}
      name={item.album ?? item.title}
      className={clsx(
        "-z-10 absolute inset-0 aspect-auto! scale-110 opacity-30 blur-3xl saturate-150 dark:opacity-25",
        className,
      )}
    />
  );
}

"use client";

import clsx from "clsx";
import type { PlayerState } from "@/lib/schemas/player";
import { Cover } from "../../ui/artwork/cover";
import { useProgress } from "../state/use-progress";
import { Turntable } from "./turntable";

type DeckProps = { state: PlayerState; item: NonNullable<PlayerState["item"]>; className?: string };

/** Sleeve in front of a turntable that plays the song. Its height decides its size: it is five thirds as wide. */
export function Deck({ state, item, className }: DeckProps) {
  const progress = useProgress(1000);
  return (
    <div className={clsx("relative aspect-[5/3]", className)}>
      <Turntable
        turning={state.isPlaying}
        progress={progress / item.durationMs}
        label={<RecordLabel item={item} />}
        className="absolute inset-y-1 right-0"
      />
      <Sleeve item={item} />
    </div>
  );
}

/** The cover in front of the record, at the left of its box. */
export function Sleeve({ item }: Pick<DeckProps, "item">) {
  return (
    <Cover
      src={item.imageUrl}
      name={item.album ?? item.title}
      className="absolute inset-y-0 left-0 h-full rounded-md shadow-float ring-1 ring-black/10"
      eager
    />
  );
}

/** The cover as the label of the record. */
export function RecordLabel({ item }: Pick<DeckProps, "item">) {
  return <Cover src={item.imageUrl} name={item.album ?? item.title} className="size-full" />;
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

"use client";

import clsx from "clsx";
import { useEffect, useRef } from "react";
import type { Lyrics } from "@/lib/schemas/lyrics";
import { usePlayer } from "../player/state/player-context";
import { useProgress } from "../player/state/use-progress";
import { lineAt } from "./line-at";

/** The time for which the list stays where the person has scrolled it. */
const handMs = 8_000;

/** Lines of a song. The line that is sung stands out and stays in view; a press on a line plays from there. */
export function SyncedLines({ lines }: { lines: Lyrics["lines"] }) {
  const { seek } = usePlayer();
  const current = lineAt(lines, useProgress(200));
  const list = useRef<HTMLOListElement>(null);
  const scrolledAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const touch = () => {
      scrolledAt.current = Date.now();
    };
    const element = list.current;
    element?.addEventListener("wheel", touch, { passive: true });
    element?.addEventListener("touchmove", touch, { passive: true });
    return () => {
      element?.removeEventListener("wheel", touch);
      element?.removeEventListener("touchmove", touch);
    };
  }, []);

  useEffect(() => {
    if (Date.now() - scrolledAt.current < handMs) return;
    // Not scrollIntoView, which would scroll the whole screen as well.
    const scroller = list.current?.closest<HTMLElement>("[data-lyrics]");
    const line = list.current?.children[Math.max(0, current)]?.getBoundingClientRect();
    if (!scroller || !line) return;
    const { top, height } = scroller.getBoundingClientRect();
    scroller.scrollBy({ top: line.top + line.height / 2 - top - height / 2, behavior: "smooth" });
  }, [current]);

  return (
    <ol ref={list} className="grid">
      {lines.map(({ atMs, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
        <li key={index} aria-current={index === current || undefined}>
          <button
            type="button"
            dir="auto"
            disabled={!text}
            onClick={() => seek(atMs ?? 0)}
            className={clsx(
              "min-h-9 w-full rounded-md py-1 text-start font-semibold text-xl leading-snug transition-colors",
              index === current ? "text-ink" : index < current ? "text-muted/70" : "text-muted",
              text && "hover:text-ink",
            )}
          >
            {text || "♪"}
          </button>
        </li>
      ))}
    </ol>
  );
}

"use client";

import { ChevronLeft, ChevronRight, Pause, Play } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { tutorialSize } from "@/lib/schemas/tutorial";
import { Button } from "../ui/controls/button";

export type TutorialFrame = { picture: string; caption: string };
type Words = {
  label: string;
  play: string;
  pause: string;
  previous: string;
  next: string;
  positions: string[];
};

/** Long enough to look at the picture and to read its caption. */
const frameMs = 5_000;

/** Shows pictures with captions one after the other. People who asked for less motion turn the pages themselves. */
export function TutorialPlayer({ frames, words }: { frames: TutorialFrame[]; words: Words }) {
  const [index, setIndex] = useState(0);
  const [isPlaying, setIsPlaying] = useState(false);
  const isLast = index === frames.length - 1;
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => (isLast ? setIsPlaying(false) : setIndex(index + 1)), frameMs);
    return () => clearTimeout(timer);
  }, [isPlaying, isLast, index]);
  const show = (next: number) => {
    setIsPlaying(false);
    setIndex(Math.min(Math.max(next, 0), frames.length - 1));
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "ArrowLeft") show(index - 1);
    if (key === "ArrowRight") show(index + 1);
  };
  const play = () => {
    if (isLast) setIndex(0);
    setIsPlaying(!isPlaying);
  };
  const frame = frames[index];
  return (
    <section aria-label={words.label} onKeyDown={onKeyDown} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {/* biome-ignore lint/performance/noImgElement: the instance converts no images */}
      <img
        src={frame?.picture}
        alt={frame?.caption}
        {...tutorialSize}
        className="h-auto w-full rounded-lg border border-line-strong"
      />
      <p aria-live={isPlaying ? "off" : "polite"} className="min-h-12 text-pretty">
        {frame?.caption}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" onClick={play} className="motion-reduce:hidden">
          {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
          {isPlaying ? words.pause : words.play}
        </Button>
        <Button
          size="icon"
          aria-label={words.previous}
          disabled={index === 0}
          onClick={() => show(index - 1)}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Button size="icon" aria-label={words.next} disabled={isLast} onClick={() => show(index + 1)}>
          <ChevronRight aria-hidden />
        </Button>
        <span className="text-muted text-sm tabular-nums">{words.positions[index]}</span>
      </div>
    </section>
  );
}

"use client";

import clsx from "clsx";
import { Play } from "lucide-react";

import { Cover } from "../ui/artwork/cover";
import type { TrackRowData } from "./row-data";

type PlayCoverProps = {
  song: TrackRowData["song"];
  title: string;
  className: string;
  /** Name of the button; without one, the song cannot be played. */
  label: string | null;
  onPlay: () => void;
  tabIndex: number;
  /** Classes that show the button while the row has the pointer or the focus. */
  shown: string;
};

/** Cover of a row's song with a button over it that plays from there on. */
export const PlayCover = ({ song, title, className, label, onPlay, tabIndex, shown }: PlayCoverProps) => (
  <>
    <Cover
      src={song?.imageUrl ?? null}
      name={song?.album?.name ?? title}
      className={clsx("rounded-sm", className)}
    />
    {label && (
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={label}
        onClick={onPlay}
        className={clsx("absolute inset-0 hidden place-items-center rounded-sm bg-veil text-white", shown)}
      >
        <Play className="size-4 fill-current" aria-hidden />
      </button>
    )}
  </>
);

import type { Track } from "@/lib/shuffle/order/library";
import { laneColors, laneOf } from "./lanes";

const laneHeight = 8;
const archHeight = 22;
const tickHeight = 9;

/** Returns an SVG path with a rectangle for each slot. */
const marks = (slots: number[], top: number, height: number) =>
  slots.map(slot => `M${slot + 0.1} ${top}h.8v${height}h-.8z`).join("");

type PictureProps = { tracks: readonly Track[]; plays: number[]; label: string };

/**
 * Draws two sets from left to right with a lane for each artist. Arches join plays of one track that are less than half a
 * list apart; ticks mark a track that follows one by the same artist.
 */
export function Picture({ tracks, plays, label }: PictureProps) {
  const size = tracks.length;
  const lanes = plays.map(index => laneOf(tracks, index));
  const bottom = archHeight + laneColors.length * laneHeight;
  const artistOf = (slot: number) => tracks[plays[slot] as number]?.artistIds[0];
  const repeats = [...plays.keys()].filter(slot => slot > 0 && artistOf(slot) === artistOf(slot - 1));
  const arches = plays.slice(0, size).flatMap((index, from) => {
    const to = plays.indexOf(index, size);
    return to - from < size / 2 ? [{ from: from + 0.5, to: to + 0.5 }] : [];
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${plays.length} ${bottom + tickHeight + 2}`}
      preserveAspectRatio="none"
      className="h-44 w-full rounded-md bg-sunken sm:h-52"
    >
      <path d={`M${size} 0V${bottom + tickHeight + 2}`} className="stroke-line-strong" {...hairline} />
      <path
        d={arches
          .map(
            ({ from, to }) =>
              `M${from} ${archHeight}Q${(from + to) / 2} ${24 - (to - from)} ${to} ${archHeight}`,
          )
          .join("")}
        fill="none"
        className="stroke-danger"
        {...hairline}
      />
      {laneColors.map((color, lane) => (
        <path
          key={color}
          d={marks(
            [...lanes.keys()].filter(slot => lanes[slot] === lane),
            archHeight + lane * laneHeight + 0.75,
            laneHeight - 1.5,
          )}
          className={color}
          fill="currentColor"
        />
      ))}
      <path d={marks(repeats, bottom + 1, tickHeight)} className="fill-danger" />
    </svg>
  );
}

/** Keeps the width of lines although the picture is stretched. */
const hairline = { strokeWidth: 1.5, vectorEffect: "non-scaling-stroke" } as const;

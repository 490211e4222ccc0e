import type { Track } from "@/lib/shuffle/order/library";
import { artistRowColors, artistRowOf } from "./artist-rows";

const rowHeight = 8;
const arcHeight = 22;
const markHeight = 9;

/** Returns an SVG path with a rectangle for each slot. */
const rectangles = (slots: number[], top: number, height: number) =>
  slots.map(slot => `M${slot + 0.1} ${top}h.8v${height}h-.8z`).join("");

type ShuffleChartProps = { tracks: readonly Track[]; plays: number[]; label: string };

/**
 * Draws two sets from left to right, with a row for each artist. An arc connects two plays of the same track that are less
 * than half a playlist apart. A mark below the chart shows where an artist plays twice in a row.
 */
export function ShuffleChart({ tracks, plays, label }: ShuffleChartProps) {
  const size = tracks.length;
  const rows = plays.map(index => artistRowOf(tracks, index));
  const bottom = arcHeight + artistRowColors.length * rowHeight;
  const artistOf = (slot: number) => tracks[plays[slot] as number]?.artistIds[0];
  const repeats = [...plays.keys()].filter(slot => slot > 0 && artistOf(slot) === artistOf(slot - 1));
  const arcs = plays.slice(0, size).flatMap((index, firstSlot) => {
    const secondSlot = plays.indexOf(index, size);
    return secondSlot - firstSlot < size / 2 ? [{ start: firstSlot + 0.5, end: secondSlot + 0.5 }] : [];
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${plays.length} ${bottom + markHeight + 2}`}
      preserveAspectRatio="none"
      className="h-44 w-full rounded-md bg-sunken sm:h-52"
    >
      <path d={`M${size} 0V${bottom + markHeight + 2}`} className="stroke-line-strong" {...hairline} />
      <path
        d={arcs
          .map(
            ({ start, end }) =>
              `M${start} ${arcHeight}Q${(start + end) / 2} ${24 - (end - start)} ${end} ${arcHeight}`,
          )
          .join("")}
        fill="none"
        className="stroke-danger"
        {...hairline}
      />
      {artistRowColors.map((color, row) => (
        <path
          key={color}
          d={rectangles(
            [...rows.keys()].filter(slot => rows[slot] === row),
            arcHeight + row * rowHeight + 0.75,
            rowHeight - 1.5,
          )}
          className={color}
          fill="currentColor"
        />
      ))}
      <path d={rectangles(repeats, bottom + 1, markHeight)} className="fill-danger" />
    </svg>
  );
}

/** Keeps the width of lines while the SVG is stretched. */
const hairline = { strokeWidth: 1.5, vectorEffect: "non-scaling-stroke" } as const;

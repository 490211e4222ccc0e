"use client";

import { scaleLinear } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { useFormat } from "../../ui/text/use-format";
import { useWidth } from "./use-width";

/** `text` says the label and the value in words. */
export type LinePoint = { label: string; value: number; text: string };

const height = 220;
const margin = { top: 12, right: 12, bottom: 26, left: 48 };

/** Line over time. Its table is beside it, so screen readers leave it out. */
export function LineChart({ points }: { points: LinePoint[] }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const format = useFormat();
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [margin.left, width - margin.right]);
  const y = scaleLinear(
    [0, Math.max(1, ...points.map(({ value }) => value))],
    [height - margin.bottom, margin.top],
  ).nice(4);
  const drawLine = line<LinePoint>(
    (_, index) => x(index),
    ({ value }) => y(value),
  ).curve(curveMonotoneX);
  const drawArea = area<LinePoint>(
    (_, index) => x(index),
    y(0),
    ({ value }) => y(value),
  ).curve(curveMonotoneX);
  const labelEvery = Math.ceil(points.length / Math.max(2, Math.floor(width / 90)));
  return (
    <div ref={ref}>
      {/* The rule for reduced motion makes transitions of paths, which lag behind a new width. */}
      <svg
        width={width}
        height={height}
        className="max-w-full overflow-visible text-xs [&_*]:transition-none!"
        aria-hidden="true"
      >
        {y.ticks(4).map(tick => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <line x1={margin.left} x2={width - margin.right} className="stroke-line" />
            <text x={margin.left - 8} dy="0.32em" textAnchor="end" className="fill-muted tabular-nums">
              {format.number(tick)}
            </text>
          </g>
        ))}
        <path d={drawArea(points) ?? ""} className="fill-accent/15" />
        <path d={drawLine(points) ?? ""} fill="none" className="stroke-2 stroke-accent" />
        {points.map(({ label, value, text }, index) => (
          <g key={label} transform={`translate(${x(index)} 0)`}>
            <circle cy={y(value)} r={points.length > 60 ? 1.5 : 3} className="fill-accent" />
            {index % labelEvery === 0 && (
              <text
                y={height - 6}
                textAnchor={index === 0 ? "start" : "middle"}
                className="fill-muted tabular-nums"
              >
                {label}
              </text>
            )}
            <rect
              x={-Math.max(3, (width / points.length) * 0.5)}
              width={Math.max(6, width / points.length)}
              height={height - margin.bottom}
              fill="transparent"
            >
              <title>{text}</title>
            </rect>
          </g>
        ))}
      </svg>
    </div>
  );
}

import clsx from "clsx";
import type { ReactNode } from "react";
import { Record } from "../../ui/artwork/record";

type TurntableProps = {
  turning: boolean;
  /** Progress of the track from 0 to 1; null puts the arm on its rest. */
  progress: number | null;
  label?: ReactNode;
  className?: string;
};

/** Angles of the arm in degrees: over the outermost groove, over the innermost groove and at rest. */
const outerAngle = 16;
const innerAngle = 40;
const restAngle = -7;

/** Turntable whose arm follows the progress of the track. */
export function Turntable({ turning, progress, label, className }: TurntableProps) {
  const angle =
    progress === null
      ? restAngle
      : outerAngle + (innerAngle - outerAngle) * Math.min(1, Math.max(0, progress));
  return (
    <div className={clsx("aspect-[6/5] shrink-0", className)} aria-hidden>
      <div className="relative size-full">
        <div className="absolute inset-y-0 left-0 aspect-square rounded-full bg-[conic-gradient(from_40deg,#6d655c,#b3aa9d,#5b544d,#c9c0b2,#6d655c,#9a9186,#4f4943,#b3aa9d,#6d655c)] p-[1.6%] shadow-float">
          <Record turning={turning} label={label} className="size-full" />
        </div>
        <svg viewBox="0 0 120 100" className="absolute inset-0 size-full overflow-visible" aria-hidden="true">
          <g
            className="transition-transform duration-700 ease-out"
            style={{ transform: `rotate(${angle}deg)`, transformOrigin: "109px 16px" }}
          >
            <g className="drop-shadow-[0_2px_2px_rgb(0_0_0/0.45)]">
              <path
                d="M109 16 109 62 97 78"
                fill="none"
                stroke="#e6dccd"
                strokeWidth="1.9"
                strokeLinecap="round"
                strokeLinejoin="round"
              />
              <rect
                x="93.3"
                y="75.4"
                width="5"
                height="9"
                rx="1"
                fill="#e6dccd"
                transform="rotate(37 97 78)"
              />
              <rect
                x="94.1"
                y="80.6"
                width="3.4"
                height="4"
                rx=".6"
                className="fill-accent"
                transform="rotate(37 97 78)"
              />
              <rect x="106.2" y="2" width="5.6" height="8" rx="1.4" fill="#8b8378" />
            </g>
          </g>
          <circle cx="109" cy="16" r="6.4" fill="#3a342f" />
          <circle cx="109" cy="16" r="4.4" fill="#b3aa9d" />
          <circle cx="109" cy="16" r="1.5" fill="#3a342f" />
        </svg>
      </div>
    </div>
  );
}

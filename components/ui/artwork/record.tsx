import clsx from "clsx";
import type { ReactNode } from "react";

type RecordProps = { className?: string; turning?: boolean; label?: ReactNode };

/** Vinyl record seen from above, with a paper label in the middle. */
export function Record({ className, turning = false, label }: RecordProps) {
  return (
    <div
      aria-hidden
      className={clsx(
        "relative aspect-square shrink-0 rounded-full shadow-sleeve ring-1 ring-black/40",
        className,
      )}
    >
      <div
        className="absolute inset-0 animate-spin-record rounded-full vinyl"
        style={{ animationPlayState: turning ? "running" : "paused" }}
      >
        <div className="absolute inset-[32%] overflow-hidden rounded-full bg-accent ring-2 ring-black/30">
          {label}
        </div>
      </div>
      <div className="absolute inset-[48.7%] rounded-full bg-[oklch(0.92_0.01_80)] ring-1 ring-black/50" />
    </div>
  );
}

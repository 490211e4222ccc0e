import clsx from "clsx";

type ProgressBarProps = { label: string; done: number; total: number };

/** Progress of a job; indeterminate while the total is unknown. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, done / total) : null;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className="h-2 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
    >
      <div
        className={clsx(
          "h-full w-full origin-left rounded-full bg-accent transition-transform duration-500",
          share === null && "animate-shimmer",
        )}
        style={{ transform: `scaleX(${share ?? 0.3})` }}
      />
    </div>
  );
}

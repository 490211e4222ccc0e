import clsx from "clsx";

/** Symbol of the app: a record with a tonearm. */
function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={clsx("shrink-0", className)} aria-hidden="true">
      <circle
        cx="13.5"
        cy="17.5"
        r="11.5"
        className="fill-[oklch(0.13_0.006_50)] stroke-line-strong"
        strokeWidth=".75"
      />
      <circle cx="13.5" cy="17.5" r="8" fill="none" className="stroke-[oklch(0.32_0.012_55)]" />
      <circle cx="13.5" cy="17.5" r="4.2" className="fill-accent" />
      <circle cx="13.5" cy="17.5" r="1" className="fill-[oklch(0.13_0.006_50)]" />
      <path
        d="M28 5v12l-8.5 7.5"
        fill="none"
        className="stroke-ink"
        strokeWidth="2.25"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="28" cy="5" r="3" className="fill-ink" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark className="size-8" />
      <span className="title text-xl">Tonearm</span>
    </span>
  );
}

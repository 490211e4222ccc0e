import clsx from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

/** A number that the text beside the drawing explains. */
export const Mark = ({ n }: { n: number }) => (
  <span className="grid size-5 shrink-0 place-items-center rounded-full bg-accent font-semibold text-[11px] text-on-accent">
    {n}
  </span>
);

/** A button of Spotify's page. */
export const DrawnButton = ({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) => (
  <span
    className={clsx(
      "inline-flex h-8 items-center whitespace-nowrap rounded-full px-4 font-semibold text-[13px]",
      quiet ? "border border-line-strong text-ink" : "bg-ink text-bg",
    )}
  >
    {children}
  </span>
);

/** A field of Spotify's page, with what to enter. */
export const DrawnField = ({ label, value, mark }: { label: string; value: string; mark?: number }) => (
  <div className="grid min-w-0 gap-1">
    <span className="flex items-center gap-2 font-semibold text-[13px]">
      {label}
      {mark && <Mark n={mark} />}
    </span>
    <span className="min-h-8 break-all rounded border border-line-strong bg-bg px-2.5 py-1.5 text-[13px] text-muted">
      {value}
    </span>
  </div>
);

export const DrawnCheck = ({ children, on = true }: { children: ReactNode; on?: boolean }) => (
  <span className="flex items-start gap-2 text-[13px]">
    <span
      className={clsx(
        "mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border",
        on ? "border-accent bg-accent text-on-accent" : "border-line-strong",
      )}
    >
      {on && <Check className="size-3" aria-hidden />}
    </span>
    <span className="min-w-0">{children}</span>
  </span>
);

/** A browser window with a page of Spotify. */
export const DrawnWindow = ({ address, children }: { address: string; children: ReactNode }) => (
  <div className="overflow-hidden rounded-lg border border-line-strong bg-raised text-ink shadow-sleeve">
    <div className="flex items-center gap-1.5 border-line border-b bg-sunken px-3 py-2">
      {[1, 2, 3].map(dot => (
        <span key={dot} className="size-2 rounded-full bg-line-strong" />
      ))}
      <span className="ml-2 min-w-0 truncate rounded-full bg-bg px-3 py-0.5 text-[12px] text-muted">
        {address}
      </span>
    </div>
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">{children}</div>
  </div>
);

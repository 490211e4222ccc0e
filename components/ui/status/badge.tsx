import clsx from "clsx";
import type { ReactNode } from "react";

const tones = {
  plain: "border-line text-muted",
  accent: "border-accent/40 text-accent-text",
  good: "border-good/40 text-good",
  danger: "border-danger/40 text-danger",
  brass: "border-brass/45 text-brass",
};

export function Badge({ tone = "plain", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "engraved inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-sm border bg-bg/85 px-2 text-[10px] [&_svg]:size-3",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

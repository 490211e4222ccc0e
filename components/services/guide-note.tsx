import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Advice of the guide for a case that not everybody meets. */
export function GuideNote({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <details className="group/note rounded-md border border-line px-4">
      <summary className="flex min-h-11 items-center gap-2 py-2 font-medium text-ink text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-4 shrink-0 text-muted transition-transform group-open/note:rotate-90"
          aria-hidden
        />
        <span>{title}</span>
      </summary>
      <div className="grid gap-2 pb-4 pl-6 text-sm">{children}</div>
    </details>
  );
}

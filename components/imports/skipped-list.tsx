import { ChevronRight } from "lucide-react";
import type { SyncJob } from "@/lib/schemas/spotify";
import { formatNumber } from "../ui/text/format";
import { skipReasonLabels } from "./job-labels";

/** Entries that an import skipped, by reason with a few examples. */
export function SkippedList({ skipped }: { skipped: SyncJob["skipped"] }) {
  if (skipped.length === 0) return null;
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <details className="group rounded-md border border-line">
      <summary className="flex min-h-11 items-center gap-2 rounded-md px-3 font-medium text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 text-muted transition-transform group-open:rotate-90" aria-hidden />
        {formatNumber(total)} left out, and why
      </summary>
      <ul className="grid gap-3 border-line border-t p-3 text-sm">
        {skipped.map(({ reason, count, examples }) => (
          <li key={reason}>
            <p>
              <span className="font-semibold tabular-nums">{formatNumber(count)}:</span>{" "}
              {skipReasonLabels[reason]}.
            </p>
            {examples.length > 0 && (
              <p className="break-words text-muted">
                {examples.join(", ")}
                {count > examples.length && " …"}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

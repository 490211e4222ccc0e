import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SkipReason, SyncJob } from "@/lib/schemas/spotify";

/** Returns a function that words a skip reason. */
function useSkipReasons() {
  const t = useTranslations();
  return (reason: SkipReason) =>
    reason === "withdrawn" || reason === "local" || reason === "not_readable"
      ? t(`tracks.leftOut.${reason}`)
      : t(`imports.skipped.reasons.${reason}`);
}

/** Entries that an import skipped, by reason with a few examples. */
export function SkippedList({ skipped }: { skipped: SyncJob["skipped"] }) {
  const t = useTranslations("imports.skipped");
  const word = useSkipReasons();
  if (skipped.length === 0) return null;
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <details className="group rounded-md border border-line">
      <summary className="flex min-h-11 items-center gap-2 rounded-md px-3 font-medium text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 text-muted transition-transform group-open:rotate-90" aria-hidden />
        {t("title", { count: total })}
      </summary>
      <ul className="grid gap-3 border-line border-t p-3 text-sm">
        {skipped.map(({ reason, count, examples }) => (
          <li key={reason}>
            <p>
              {t.rich("reason", {
                count,
                reason: word(reason),
                strong: text => <span className="font-semibold tabular-nums">{text}</span>,
              })}
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

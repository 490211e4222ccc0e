import { useTranslations } from "next-intl";
import type { SkipReason, SyncJob } from "@/lib/schemas/spotify";
import { countSkipped, SkippedRows } from "../ui/status/skipped-rows";

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
  return (
    <SkippedRows
      title={t("title", { count: countSkipped(skipped) })}
      skipped={skipped.map(entry => ({
        ...entry,
        text: t.rich("reason", {
          count: entry.count,
          reason: word(entry.reason),
          strong: text => <span className="font-semibold tabular-nums">{text}</span>,
        }),
      }))}
    />
  );
}

import { useTranslations } from "next-intl";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import { countSkipped, SkippedRows } from "../ui/status/skipped-rows";

/** Rows that are no plays, by reason with a few examples. */
export function LeftOutRows({ skipped }: Pick<HistoryImport, "skipped">) {
  const t = useTranslations("historyImports.skipped");
  if (skipped.length === 0) return null;
  return (
    <SkippedRows
      title={t("title", { count: countSkipped(skipped) })}
      skipped={skipped.map(row => ({ ...row, text: t(`reasons.${row.reason}`, { count: row.count }) }))}
    />
  );
}

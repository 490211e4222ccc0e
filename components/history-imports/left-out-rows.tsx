import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { HistoryImport } from "@/lib/schemas/history-imports";

/** Rows that are no plays, by reason with a few examples. */
export function LeftOutRows({ skipped }: Pick<HistoryImport, "skipped">) {
  const t = useTranslations("historyImports.skipped");
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
            <p className="text-pretty">{t(`reasons.${reason}`, { count })}</p>
            <p className="break-words text-muted">
              {examples.join(", ")}
              {count > examples.length && " …"}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

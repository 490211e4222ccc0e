import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { HistoryFile } from "@/lib/schemas/history-imports";
import { LocalTime } from "../ui/text/local-time";

/** The files of an import with their kind, rows and days. */
export function FileTable({ files }: { files: HistoryFile[] }) {
  const t = useTranslations("historyImports.files");
  return (
    <details className="group rounded-md border border-line">
      <summary className="flex min-h-11 items-center gap-2 rounded-md px-3 font-medium text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 text-muted transition-transform group-open:rotate-90" aria-hidden />
        {t("title", { count: files.length })}
      </summary>
      <ul className="grid gap-3 border-line border-t p-3 text-sm">
        {files.map(({ name, kind, rows, from, to, isTruncated }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: files can have the same name, and the list never changes
          <li key={index} className="grid min-w-0 gap-0.5">
            <p className="break-all font-medium">{name || t("unnamed")}</p>
            <p className="text-pretty text-muted">
              {t(`kinds.${kind}`)}
              {rows > 0 && <> · {t("rows", { count: rows })}</>}
              {from && to && (
                <>
                  {" · "}
                  {t.rich("days", {
                    from: () => <LocalTime at={from} show="date" />,
                    to: () => <LocalTime at={to} show="date" />,
                  })}
                </>
              )}
              {isTruncated && <> · {t("truncated")}</>}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

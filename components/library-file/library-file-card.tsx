"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { libraryExportPath } from "@/lib/client/export";
import { HelpLink } from "../help/help-link";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { ImportFileButton, LibraryImportOutcome, useLibraryImport } from "./library-file-import";

/** Exports the library as a file and imports such a file, or one of another program. */
export function LibraryFileCard() {
  const t = useTranslations("libraryFile");
  const libraryImport = useLibraryImport();
  return (
    <Card>
      <div className="mb-4 grid gap-1">
        <div className="flex items-center gap-1">
          <Eyebrow>{t("title")}</Eyebrow>
          <HelpLink article="history-file" anchor="today" subject={t("title")} />
        </div>
        <p className="text-pretty text-muted text-sm">{t("text")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <a href={libraryExportPath("json")} download>
            <Download aria-hidden />
            {t("exportJson")}
          </a>
        </Button>
        <Button asChild variant="ghost">
          <a href={libraryExportPath("csv")} download>
            <Download aria-hidden />
            {t("exportCsv")}
          </a>
        </Button>
        <ImportFileButton {...libraryImport}>{t("import")}</ImportFileButton>
      </div>
      <LibraryImportOutcome {...libraryImport} />
    </Card>
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download, Upload } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { importFile, libraryExportPath } from "@/lib/client/export";
import { ApiProblem } from "@/lib/client/request";
import type { ImportReport } from "@/lib/schemas/export";
import { HelpLink } from "../help/help-link";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";

/** Exports the library as a file and imports such a file. */
export function LibraryFileCard() {
  const t = useTranslations("profile.libraryFile");
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);

  const importChosenFile = async (file: File) => {
    setBusy(true);
    setReport(null);
    setRefusal(null);
    try {
      setReport(await importFile(file, { client }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
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
        <Button busy={busy} onClick={() => input.current?.click()}>
          {!busy && <Upload aria-hidden />}
          {t("import")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={t("input")}
          className="sr-only"
          tabIndex={-1}
          onChange={event => {
            const [file] = event.target.files ?? [];
            // Without a reset, choosing the same file again fires no event.
            event.target.value = "";
            if (file) importChosenFile(file);
          }}
        />
      </div>
      <div className="not-empty:mt-4" aria-live="polite">
        {refusal && (
          <Callout tone="danger" title={t("notImported")} error={refusal} onDismiss={() => setRefusal(null)}>
            {refusal.message}
          </Callout>
        )}
        {report && <Report report={report} onDismiss={() => setReport(null)} />}
      </div>
    </Card>
  );
}

const maxListedPlaylists = 8;

function Report({ report, onDismiss }: { report: ImportReport; onDismiss: () => void }) {
  const t = useTranslations("profile.libraryFile.report");
  const { playlists, songs, leftOut } = report;
  const unlistedCount = playlists.length - maxListedPlaylists;
  return (
    <Callout title={t("title", { playlists: playlists.length, songs: songs.created })} onDismiss={onDismiss}>
      <ul className="grid gap-1">
        {playlists.slice(0, maxListedPlaylists).map(({ id, name, nameInFile, trackCount }) => {
          const link = (chunks: ReactNode) => (
            <Link href={`/playlists/${id}`} className="text-ink underline underline-offset-2">
              {chunks}
            </Link>
          );
          const values = { name, link, count: trackCount };
          return (
            <li key={id} className="break-words">
              {nameInFile && name !== nameInFile
                ? t.rich("renamed", { ...values, nameInFile })
                : t.rich("playlist", values)}
            </li>
          );
        })}
        {unlistedCount > 0 && <li>{t("more", { count: unlistedCount })}</li>}
      </ul>
      {leftOut.length > 0 && (
        <>
          <p className="mt-3 font-semibold text-ink">{t("skipped")}</p>
          <ul className="grid gap-1">
            {leftOut.map(({ reason, count, examples }) => (
              <li key={reason} className="break-words">
                {t("skippedEntry", {
                  count,
                  reason: t(`reasons.${reason}`),
                  examples: [...examples, ...(count > examples.length ? ["…"] : [])].join(", "),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  );
}

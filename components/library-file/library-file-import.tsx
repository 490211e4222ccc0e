"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { importFile } from "@/lib/client/export";
import { ApiProblem } from "@/lib/client/request";
import type { ImportReport } from "@/lib/schemas/export";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { LibraryFileReport } from "./library-file-report";

/** Imports a file, or links as text, and keeps the outcome. */
export function useLibraryImport() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  /** Returns true if the import succeeded. */
  const send = async (source: File | string): Promise<boolean> => {
    setBusy(true);
    setReport(null);
    setRefusal(null);
    try {
      setReport(await importFile(source, { client }));
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setRefusal(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    send,
    report,
    refusal,
    clear: () => {
      setReport(null);
      setRefusal(null);
    },
  };
}

type LibraryImport = ReturnType<typeof useLibraryImport>;

/** The outcome of the last import of `useLibraryImport`. */
export function LibraryImportOutcome({ report, refusal, clear }: LibraryImport) {
  const t = useTranslations("libraryFile");
  return (
    <div className="not-empty:mt-4" aria-live="polite">
      {refusal && (
        <Callout tone="danger" title={t("notImported")} error={refusal} onDismiss={clear}>
          {refusal.message}
        </Callout>
      )}
      {report && <LibraryFileReport report={report} onDismiss={clear} />}
    </div>
  );
}

/** Chooses a file to import. */
export function ImportFileButton({
  busy,
  send,
  children,
}: Pick<LibraryImport, "busy" | "send"> & { children: ReactNode }) {
  const t = useTranslations("libraryFile");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button busy={busy} onClick={() => input.current?.click()}>
        {!busy && <Upload aria-hidden />}
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,.zip,.csv,.txt,application/json,application/zip,text/csv,text/plain"
        aria-label={t("input")}
        className="sr-only"
        tabIndex={-1}
        onChange={event => {
          const [file] = event.target.files ?? [];
          // Without a reset, choosing the same file again fires no event.
          event.target.value = "";
          if (file) void send(file);
        }}
      />
    </>
  );
}

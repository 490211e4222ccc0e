"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { deleteHistoryImport, startHistoryImport } from "@/lib/client/history-imports";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import { ErrorHelpLink } from "../help/error-help-link";
import { Card } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { Badge } from "../ui/status/badge";
import { ProgressBar } from "../ui/status/progress-bar";
import { toastProblem } from "../ui/status/toast-problem";
import { LocalTime } from "../ui/text/local-time";
import { useFormat } from "../ui/text/use-format";
import { FileTable } from "./file-table";
import { LeftOutRows } from "./left-out-rows";

const tones = {
  reading: "accent",
  preview: "brass",
  running: "accent",
  completed: "good",
  failed: "danger",
  cancelled: "plain",
  undoing: "accent",
} as const satisfies Record<HistoryImport["state"] | "undoing", string>;

type HistoryImportCardProps = {
  historyImport: HistoryImport;
  /** If it was uploaded just now: then the person is led to it. */
  isNew: boolean;
  /** Called after the import was deleted. */
  onGone: () => void;
};

/** One import: its progress, the preview with what to do next, or the result with undo. */
export function HistoryImportCard({ historyImport, isNew, onGone }: HistoryImportCardProps) {
  const t = useTranslations("historyImports");
  const { id, createdAt, progress, error, files, counts, previewedPlays, skipped } = historyImport;
  const client = useQueryClient();
  const card = useRef<HTMLElement>(null);
  const remove = useMutation({
    mutationFn: () => deleteHistoryImport(id, { client }),
    onSuccess: () => {
      // Somebody may be at another place by now.
      const { activeElement } = document;
      if (activeElement === document.body || activeElement === card.current) onGone();
    },
    onError: error => toastProblem(t("actions.undoFailed"), error),
  });
  // A look at the imports can come before the undo has begun.
  const isUndoing = historyImport.isUndoing || remove.isPending;
  // Only such an import has brought something that the person could lose.
  const hasPlays = historyImport.state === "completed" || historyImport.state === "running";
  const state = isUndoing && hasPlays ? "undoing" : historyImport.state;
  const hasNothingNew =
    (state === "preview" || state === "completed") &&
    counts.plays === 0 &&
    !skipped.some(({ reason }) => reason === "short");
  useEffect(() => {
    if (isNew) card.current?.focus();
  }, [isNew]);
  useEffect(() => {
    // The undo takes the button away.
    if (remove.isPending && document.activeElement === document.body)
      card.current?.focus({ preventScroll: true });
  }, [remove.isPending]);
  return (
    <Card ref={card} tabIndex={-1} className="scroll-my-28 outline-none">
      <header className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
        <p className="text-muted text-sm">
          <LocalTime at={createdAt} />
        </p>
        <div className="ml-auto flex flex-wrap gap-2">
          {!isUndoing && (
            <Actions
              id={id}
              isPreview={state === "preview"}
              hasPlays={hasPlays}
              onStarted={() => card.current?.focus({ preventScroll: true })}
              onRemove={() => remove.mutate()}
            />
          )}
        </div>
      </header>
      <div className="grid gap-4">
        <p className="text-pretty" aria-live="polite">
          {state === "failed"
            ? (error?.detail ?? "")
            : hasNothingNew
              ? t("headlines.nothingNew")
              : t(`headlines.${state}`)}
        </p>
        {state === "completed" && previewedPlays !== null && previewedPlays !== counts.plays && (
          <p className="text-pretty">
            {t("headlines.changed", { plays: counts.plays, previewed: previewedPlays })}
          </p>
        )}
        {error && <ErrorHelpLink error={error} />}
        {(state === "reading" || state === "running" || state === "undoing") && (
          <ProgressBar
            label={t(state === "undoing" ? "undoProgress" : "progress")}
            done={progress.done}
            total={progress.total}
          />
        )}
        {(state === "preview" || state === "running" || state === "completed") && <Counts counts={counts} />}
        {state !== "reading" && <FileTable files={files} />}
        {state !== "undoing" && <LeftOutRows skipped={skipped} />}
        {state === "completed" && (
          <Link href="/history" className="justify-self-start text-accent-text underline underline-offset-4">
            {t("seeHistory")}
          </Link>
        )}
      </div>
    </Card>
  );
}

type ActionsProps = {
  id: string;
  isPreview: boolean;
  hasPlays: boolean;
  onStarted: () => void;
  onRemove: () => void;
};

function Actions({ id, isPreview, hasPlays, onStarted, onRemove }: ActionsProps) {
  const t = useTranslations("historyImports.actions");
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const start = useMutation({
    mutationFn: () => startHistoryImport(id, { client }),
    onSuccess: onStarted,
    onError: error => toastProblem(t("startFailed"), error),
  });
  return (
    <>
      {isPreview && (
        <Button variant="primary" busy={start.isPending} onClick={() => start.mutate()}>
          {t("start")}
        </Button>
      )}
      <Button variant="ghost" onClick={() => (hasPlays ? setAsking(true) : onRemove())}>
        {t(hasPlays ? "undo" : "discard")}
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title={t("undoTitle")}
        description={t("undoText")}
        action={t("undo")}
        onConfirm={() => {
          setAsking(false);
          onRemove();
        }}
      />
    </>
  );
}

const countNames = ["rows", "plays", "duplicates", "skipped"] as const;

function Counts({ counts }: { counts: HistoryImport["counts"] }) {
  const t = useTranslations("historyImports.counts");
  const format = useFormat();
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {countNames.map(name => (
        <div key={name}>
          <dt className="text-muted text-xs">{t(name)}</dt>
          <dd className="title text-lg tabular-nums">{format.number(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { uploadHistory } from "@/lib/client/history-imports";
import { ApiProblem } from "@/lib/client/request";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { ProgressBar } from "../ui/status/progress-bar";

type Sending = { count: number; share: number; controller: AbortController };

/** Uploads the chosen or dropped files. */
function useUpload(onUploaded: (uploaded: HistoryImport) => void) {
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const send = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const controller = new AbortController();
    setRefusal(null);
    setSending({ count: files.length, share: 0, controller });
    const onProgress = (share: number) => setSending(current => current && { ...current, share });
    try {
      onUploaded(await uploadHistory(files, { client, onProgress, signal: controller.signal }));
    } catch (error) {
      if (error instanceof ApiProblem) setRefusal(error);
      else if (!controller.signal.aborted) throw error;
    } finally {
      setSending(null);
    }
  };
  return { sending, refusal, send, dismiss: () => setRefusal(null) };
}

/** Tells if the element with the focus has gone, so that nothing is taken from a place where somebody is by now. */
const hasNoFocus = () => document.activeElement === null || document.activeElement === document.body;

/** Takes files by drag and drop or by choosing them, and shows how much was sent. */
export function UploadCard({ onUploaded }: { onUploaded: (uploaded: HistoryImport) => void }) {
  const t = useTranslations("historyImports.upload");
  const cancel = useTranslations("ui")("cancel");
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { sending, refusal, send, dismiss } = useUpload(onUploaded);
  const progress = useRef<HTMLDivElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const isSending = sending !== null;
  const wasSending = useRef(false);
  // Each of the two takes the other's place, which would leave the keyboard and screen readers at the beginning of the page.
  useEffect(() => {
    if (isSending) progress.current?.focus({ preventScroll: true });
    else if (wasSending.current && hasNoFocus()) choose.current?.focus({ preventScroll: true });
    wasSending.current = isSending;
  }, [isSending]);
  return (
    <Card
      onDragOver={event => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        // Moving over a part of the card leaves another part.
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
      }}
      onDrop={event => {
        event.preventDefault();
        setIsOver(false);
        if (!sending) void send([...event.dataTransfer.files]);
      }}
    >
      <Eyebrow className="mb-4">{t("title")}</Eyebrow>
      <div
        className={clsx(
          "grid justify-items-center gap-3 rounded-lg border border-dashed p-6 text-center",
          isOver ? "border-accent bg-raised" : "border-line",
        )}
      >
        {sending ? (
          <div ref={progress} tabIndex={-1} className="grid w-full gap-3 outline-none" aria-live="polite">
            <p>{t(sending.share < 1 ? "sending" : "storing", { count: sending.count })}</p>
            <ProgressBar label={t("progress")} done={sending.share} total={1} />
            <Button className="justify-self-center" onClick={() => sending.controller.abort()}>
              {cancel}
            </Button>
          </div>
        ) : (
          <>
            <p className="text-pretty max-md:hidden">{t("drop")}</p>
            <Button ref={choose} variant="primary" onClick={() => input.current?.click()}>
              <Upload aria-hidden />
              {t("choose")}
            </Button>
            <p className="text-pretty text-muted text-sm">{t("kinds")}</p>
          </>
        )}
        <input
          ref={input}
          type="file"
          multiple
          accept=".zip,.json,.jsonl,.csv,application/zip,application/json"
          aria-label={t("choose")}
          className="sr-only"
          tabIndex={-1}
          onChange={event => {
            const files = [...(event.target.files ?? [])];
            // Without a reset, choosing the same files again fires no event.
            event.target.value = "";
            void send(files);
          }}
        />
      </div>
      <p className="mt-3 text-pretty text-muted text-sm">{t("privacy")}</p>
      <div className="not-empty:mt-4" aria-live="polite">
        {refusal && (
          <Callout tone="danger" title={t("refused")} error={refusal} onDismiss={dismiss}>
            {refusal.message}
          </Callout>
        )}
      </div>
    </Card>
  );
}

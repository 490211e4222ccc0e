"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId } from "react";
import type { FirstSteps } from "@/lib/schemas/first-steps";
import { Turntable } from "../player/views/turntable";
import { ActionForm } from "../ui/controls/action-form";
import { Button } from "../ui/controls/button";
import { StepList } from "./step-list";
import { stepNames, useFirstSteps } from "./use-first-steps";

export type HideFirstSteps = {
  /** Hides the checklist at once; the action of a form. */
  hide: () => Promise<void>;
  /** Hides the checklist from the next visit on. */
  finish: () => Promise<void>;
};

/** The checklist of a new person on Music. It says once that everything is done, and is gone on the next visit. */
export function FirstStepsCard({ stored, hide, finish }: HideFirstSteps & { stored: FirstSteps }) {
  const t = useTranslations("firstSteps");
  const titleId = useId();
  const { done, doneCount, current } = useFirstSteps(stored);
  const isFinished = current === null;
  useEffect(() => {
    // A failure only means that the checklist is shown once more.
    if (isFinished) finish().catch(() => {});
  }, [isFinished, finish]);
  return (
    <section
      aria-labelledby={titleId}
      className="@container relative isolate overflow-hidden rounded-xl border border-line bg-panel"
    >
      <Turntable
        turning={done.play}
        progress={doneCount === 0 ? null : doneCount / stepNames.length}
        className="-z-10 -translate-y-1/2 absolute top-1/2 right-12 hidden h-[19rem] @4xl:block"
      />
      <div className="grid max-w-xl gap-5 p-6 sm:p-10">
        <div className="grid gap-1">
          <h2 id={titleId} className="title text-3xl">
            {t(isFinished ? "finished.title" : "title")}
          </h2>
          <p className="text-muted" aria-live="polite">
            {isFinished ? t("finished.text") : t("progress", { done: doneCount, total: stepNames.length })}
          </p>
        </div>
        <StepList done={done} current={current} />
        <ActionForm action={hide} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button type="submit" variant="ghost" className="-ml-4">
            {t("hide")}
          </Button>
          <span className="text-muted text-sm">{t("hidden")}</span>
        </ActionForm>
      </div>
    </section>
  );
}

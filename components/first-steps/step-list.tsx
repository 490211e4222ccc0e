"use client";

import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConnectButton } from "../services/connect-button";
import { Button } from "../ui/controls/button";
import { DoneWords } from "./done-words";
import { FirstImport } from "./first-import";
import { type StepName, stepNames } from "./use-first-steps";

type StepListProps = { done: Record<StepName, boolean>; current: StepName | null };

/** The first steps: those that are done with the result, the current one with its button. */
export function StepList({ done, current }: StepListProps) {
  const t = useTranslations("firstSteps");
  return (
    <ol className="grid gap-4">
      {stepNames.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? "step" : undefined}
          className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2"
        >
          {done[step] ? (
            <CircleCheck className="mt-0.5 size-5 text-good" aria-hidden />
          ) : (
            <span
              className={`title text-xl leading-6 ${step === current ? "text-accent-text" : "text-muted"}`}
              aria-hidden
            >
              {index + 1}
            </span>
          )}
          <div className="grid gap-1">
            <p className={step === current ? "font-semibold text-lg leading-6" : "font-medium text-muted"}>
              {done[step] && <span className="sr-only">{t("done")} </span>}
              {t(`${step}.title`)}
            </p>
            <div aria-live="polite" className="text-sm">
              {done[step] && <DoneWords step={step} />}
            </div>
            {step === current && <CurrentStep step={step} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function CurrentStep({ step }: { step: StepName }) {
  const t = useTranslations("firstSteps");
  if (step === "import") return <FirstImport />;
  return (
    <div className="grid justify-items-start gap-4 pt-1 pb-2">
      <p className="text-pretty text-muted">{t(`${step}.text`)}</p>
      {step === "connect" ? (
        <ConnectButton />
      ) : (
        <Button asChild variant="primary" size="lg">
          <Link href={step === "app" ? "/profile/services" : "/library"}>{t(`${step}.action`)}</Link>
        </Button>
      )}
    </div>
  );
}

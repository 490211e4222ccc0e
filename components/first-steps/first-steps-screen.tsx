"use client";

import { useTranslations } from "next-intl";
import type { FirstSteps } from "@/lib/schemas/first-steps";
import { PageHeader } from "../shell/page-header";
import { Card } from "../ui/cards/card";
import { StepList } from "./step-list";
import { useFirstSteps } from "./use-first-steps";

/** The checklist on a page of its own, for people who come back to it. */
export function FirstStepsScreen({ stored }: { stored: FirstSteps }) {
  const t = useTranslations("firstSteps");
  const { done, current } = useFirstSteps(stored);
  return (
    <>
      <PageHeader title={t("title")} note={t(current === null ? "finished.text" : "note")} />
      <Card className="max-w-3xl">
        <StepList done={done} current={current} />
      </Card>
    </>
  );
}

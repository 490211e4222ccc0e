"use client";

import { useTranslations } from "next-intl";
import { JobBody } from "../imports/job-body";
import { useImport } from "../imports/use-import";
import { Button } from "../ui/controls/button";

/** Starts the first import and shows its progress. */
export function FirstImport() {
  const t = useTranslations();
  const { latest, isRunning, start, isStarting, cancel, isCanceling } = useImport();
  return (
    <div className="grid gap-4 pt-1 pb-2">
      {latest ? (
        <JobBody job={latest} />
      ) : (
        <p className="text-pretty text-muted">{t("firstSteps.import.text")}</p>
      )}
      {isRunning && latest ? (
        <Button onClick={() => cancel(latest.id)} busy={isCanceling} className="justify-self-start">
          {t("ui.cancel")}
        </Button>
      ) : (
        <Button variant="primary" size="lg" onClick={start} busy={isStarting} className="justify-self-start">
          {t("firstSteps.import.action")}
        </Button>
      )}
    </div>
  );
}

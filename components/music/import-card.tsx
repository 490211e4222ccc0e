"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { JobBody } from "../imports/job-body";
import { useImport } from "../imports/use-import";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Skeleton } from "../ui/status/skeleton";

/** Latest import with its live progress, and a button to start or cancel one. */
export function ImportCard() {
  const t = useTranslations();
  const { jobs, latest, isRunning, start, isStarting, cancel, isCanceling } = useImport();
  return (
    <Card>
      <div className="mb-3 flex items-center justify-between gap-4">
        <Eyebrow>{t("music.library.title")}</Eyebrow>
        {latest && (
          <Link
            href="/imports"
            className="-my-2 rounded-md py-2 text-muted text-sm underline-offset-4 hover:underline"
          >
            {t("music.library.all")}
          </Link>
        )}
      </div>
      {jobs.isPending && !jobs.error ? (
        <Skeleton className="h-24" />
      ) : latest ? (
        <JobBody job={latest} />
      ) : (
        <p className="text-pretty text-muted">{t("music.library.none")}</p>
      )}
      <div className="mt-5">
        {isRunning && latest ? (
          <Button onClick={() => cancel(latest.id)} busy={isCanceling}>
            {t("ui.cancel")}
          </Button>
        ) : (
          <Button
            variant={latest?.state === "completed" ? "solid" : "primary"}
            onClick={start}
            busy={isStarting}
          >
            {t("imports.start")}
          </Button>
        )}
      </div>
    </Card>
  );
}

"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { ApiProblem } from "@/lib/client/request";
import { Button } from "../controls/button";
import { Callout } from "./callout";

/**
 * Error of a section that could not be loaded, with a button to retry. If a text that somebody typed was refused, says what to type
 * instead: the same would be refused again.
 */
export function ProblemNote({ error, retry }: { error: Error; retry: () => void }) {
  const t = useTranslations("ui");
  const problem = error instanceof ApiProblem ? error : undefined;
  const refusals = Object.values(problem?.errors ?? {});
  if (refusals.length > 0)
    return (
      <Callout tone="warn" title={t("checkTyped")}>
        {refusals.join(" ")}
      </Callout>
    );
  return (
    <Callout
      tone="danger"
      title={t("notLoaded")}
      error={problem}
      action={
        <Button onClick={retry}>
          <RefreshCw aria-hidden />
          {t("retry")}
        </Button>
      }
    >
      {error.message}
    </Callout>
  );
}

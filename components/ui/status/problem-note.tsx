"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { ApiProblem } from "@/lib/client/request";
import { Button } from "../controls/button";
import { Callout } from "./callout";

/** Error of a section that could not be loaded, with a button to retry. */
export function ProblemNote({ error, retry }: { error: Error; retry: () => void }) {
  const t = useTranslations("ui");
  return (
    <Callout
      tone="danger"
      title={t("notLoaded")}
      error={error instanceof ApiProblem ? error : undefined}
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

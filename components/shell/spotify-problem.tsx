"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { ApiProblem } from "@/lib/client/request";
import { useProblemExplanation } from "../player/state/use-explanation";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { EmptyState } from "../ui/status/empty-state";

/** Explains why Spotify's catalog could not be read, and when to try again. */
export function SpotifyProblem({ error, retry }: { error: Error; retry: () => void }) {
  const t = useTranslations();
  const explain = useProblemExplanation();
  if (!(error instanceof ApiProblem)) throw error;
  if (error.status === 404)
    return <EmptyState title={t("shell.notOnSpotify.title")}>{t("shell.notOnSpotify.text")}</EmptyState>;
  const { title, detail } = explain(error);
  return (
    <Callout
      tone={error.retryAt ? "warn" : "danger"}
      title={title}
      error={error}
      action={
        <Button onClick={retry}>
          <RefreshCw aria-hidden />
          {t("ui.retry")}
        </Button>
      }
    >
      {detail}
    </Callout>
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { buttonStyle } from "@/components/ui/controls/button-style";
import { EmptyState } from "@/components/ui/status/empty-state";

type ErrorScreenProps = { error: Error & { digest?: string }; retry: () => void };

/** Tells whether the database does not answer. Errors of the server have no message in the browser, so the screen asks. */
function useDatabaseOutage(): boolean {
  const [isUnavailable, setUnavailable] = useState(false);
  useEffect(() => {
    fetch("/api/health/ready").then(
      async reply => setUnavailable((await reply.json()).database === false),
      () => undefined,
    );
  }, []);
  return isUnavailable;
}

export default function ErrorScreen({ error, retry }: ErrorScreenProps) {
  const t = useTranslations();
  const client = useQueryClient();
  const isDatabaseUnavailable = useDatabaseOutage();
  const onRetry = () => {
    // A cached reply may have caused the error. The queries of the failed screen are inactive now, so remove these.
    client.removeQueries({ type: "inactive" });
    retry();
  };
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-xl content-center px-4">
      <EmptyState
        level={1}
        title={t("shell.error.title")}
        action={
          <button type="button" className={buttonStyle({ variant: "primary" })} onClick={onRetry}>
            {t("ui.retry")}
          </button>
        }
      >
        {isDatabaseUnavailable
          ? t("shell.error.database")
          : error.digest
            ? t("shell.error.textWithId", { id: error.digest })
            : t("shell.error.text")}
      </EmptyState>
    </div>
  );
}

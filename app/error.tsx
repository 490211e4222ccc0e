"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { errorDetail } from "@/lib/core/error-details";

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
        title="The needle jumped"
        action={
          <Button variant="primary" onClick={onRetry}>
            Retry
          </Button>
        }
      >
        {isDatabaseUnavailable ? (
          errorDetail("database_unavailable", { reason: "not_answering" })
        ) : (
          <>
            Something went wrong on the way to this page. Nothing of yours is lost
            {error.digest ? `; the log has it under ${error.digest}` : ""}.
          </>
        )}
      </EmptyState>
    </div>
  );
}

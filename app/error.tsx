"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/controls/button";
import { EmptyState } from "@/components/ui/status/empty-state";

type ErrorScreenProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorScreen({ error, retry }: ErrorScreenProps) {
  const client = useQueryClient();
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
        Something went wrong on the way to this page. Nothing of yours is lost
        {error.digest ? `; the log has it under ${error.digest}` : ""}.
      </EmptyState>
    </div>
  );
}

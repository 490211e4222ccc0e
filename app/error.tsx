"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type ErrorScreenProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorScreen({ error, retry }: ErrorScreenProps) {
  const client = useQueryClient();
  const onRetry = () => {
    // The failed screen's queries are inactive now. A cached reply may be the cause, so all of them are read again.
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

"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-xl content-center px-4">
      <EmptyState
        title="The needle jumped"
        action={
          <Button variant="primary" onClick={reset}>
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

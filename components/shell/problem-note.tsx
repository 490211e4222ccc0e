"use client";

import { RefreshCw } from "lucide-react";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";

/** A part of the screen could not be read: says so and offers to try again, in place. */
export function ProblemNote({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <Callout
      tone="danger"
      title="This could not be loaded"
      action={
        <Button onClick={retry}>
          <RefreshCw aria-hidden />
          Retry
        </Button>
      }
    >
      {error.message}
    </Callout>
  );
}

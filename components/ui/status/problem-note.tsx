"use client";

import { RefreshCw } from "lucide-react";
import { Button } from "../controls/button";
import { Callout } from "./callout";

/** Error of a section that could not be loaded, with a button to retry. */
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

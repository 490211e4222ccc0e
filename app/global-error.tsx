"use client";

import "./globals.css";
import { Button } from "@/components/ui/controls/button";
import { EmptyState } from "@/components/ui/status/empty-state";

/** Replaces the whole page when the root layout itself fails. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Tonearm</title>
        <main className="mx-auto grid min-h-dvh max-w-xl content-center px-4">
          <EmptyState
            title="The needle jumped"
            action={
              <Button variant="primary" onClick={retry}>
                Retry
              </Button>
            }
          >
            Something went wrong on the way to this page. Nothing of yours is lost.
          </EmptyState>
        </main>
      </body>
    </html>
  );
}

"use client";

import Link from "next/link";
import { JobBody } from "../imports/job-body";
import { useImport } from "../imports/use-import";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Skeleton } from "../ui/status/skeleton";

/** Latest import with its live progress, and a button to start or cancel one. */
export function ImportCard() {
  const { jobs, latest, isRunning, start, isStarting, cancel, isCanceling } = useImport();
  return (
    <Card>
      <div className="mb-3 flex items-center justify-between gap-4">
        <Eyebrow>Your library</Eyebrow>
        {latest && (
          <Link
            href="/imports"
            className="-my-2 rounded-md py-2 text-muted text-sm underline-offset-4 hover:underline"
          >
            All imports
          </Link>
        )}
      </div>
      {jobs.isPending && !jobs.error ? (
        <Skeleton className="h-24" />
      ) : latest ? (
        <JobBody job={latest} />
      ) : (
        <p className="text-pretty text-muted">
          Bring in all your playlists and liked songs. It runs in the background, and running it again only
          fetches what has changed.
        </p>
      )}
      <div className="mt-5">
        {isRunning && latest ? (
          <Button onClick={() => cancel(latest.id)} busy={isCanceling}>
            Cancel
          </Button>
        ) : (
          <Button
            variant={latest?.state === "completed" ? "solid" : "primary"}
            onClick={start}
            busy={isStarting}
          >
            {latest?.state === "failed" ? "Import everything again" : "Import library"}
          </Button>
        )}
      </div>
    </Card>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { connectionQuery } from "@/lib/client/connection";
import { isUnderWay } from "@/lib/client/jobs";
import type { SyncJob } from "@/lib/schemas/spotify";
import { PageHeader } from "../shell/page-header";
import { ProblemNote } from "../shell/problem-note";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { pluralize } from "../ui/format";
import { LoadMore } from "../ui/load-more";
import { LocalTime } from "../ui/local-time";
import { Skeleton } from "../ui/skeleton";
import { JobBody } from "./job-body";
import { stateLabels, stateTones } from "./job-labels";
import { useImport } from "./use-import";

/** All imports, newest first. */
export function ImportsScreen() {
  const { jobs, items, underWay, start, starting, cancel, cancelling } = useImport();
  const { data: connection } = useQuery(connectionQuery());
  const isConnected = connection?.state === "connected" || connection?.state === "expiring";
  const startButton = (
    <Button variant="primary" onClick={start} busy={starting} disabled={underWay}>
      Import library
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Imports"
        note="Each one reads your playlists and liked songs from Spotify. After the first it happens by itself a few times a day; doing it again adds nothing twice."
        actions={items && items.length > 0 ? startButton : undefined}
      />
      {jobs.error && !items ? (
        <ProblemNote error={jobs.error} retry={jobs.refetch} />
      ) : !items ? (
        <div className="grid gap-4">
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-40 rounded-lg" />
        </div>
      ) : items.length === 0 && connection && !isConnected ? (
        <EmptyState
          title="Nothing to import from yet"
          action={
            <Button asChild variant="primary">
              <Link href="/music">To the connection</Link>
            </Button>
          }
        >
          Once Spotify is connected, the first import brings in everything.
        </EmptyState>
      ) : items.length === 0 ? (
        <EmptyState title="Nothing imported yet" action={startButton}>
          The first import brings in everything; later ones only what has changed.
        </EmptyState>
      ) : (
        <ol className="grid gap-4">
          {items.map((job, index) => (
            <li key={job.id}>
              <JobCard
                job={job}
                action={
                  isUnderWay(job) ? (
                    <Button onClick={() => cancel(job.id)} busy={cancelling}>
                      Cancel
                    </Button>
                  ) : (
                    index === 0 && (
                      <Button onClick={start} busy={starting}>
                        Import everything again
                      </Button>
                    )
                  )
                }
              />
            </li>
          ))}
        </ol>
      )}
      <LoadMore list={jobs} />
    </>
  );
}

function JobCard({ job, action }: { job: SyncJob; action: React.ReactNode }) {
  return (
    <Card>
      <header className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Badge tone={stateTones[job.state]}>{stateLabels[job.state]}</Badge>
        {job.automatic && <Badge>Automatic</Badge>}
        <p className="text-muted text-sm tabular-nums">
          <LocalTime at={job.createdAt} /> · {pluralize(job.spotifyCalls, "Spotify call")}
        </p>
        <div className="ml-auto">{action}</div>
      </header>
      <JobBody job={job} />
    </Card>
  );
}

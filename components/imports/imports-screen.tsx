"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { connectionQuery, isConnected } from "@/lib/client/connection";
import { isUnfinished } from "@/lib/client/jobs";
import type { SyncJob } from "@/lib/schemas/spotify";
import { PageHeader } from "../shell/page-header";
import { Card } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { Badge } from "../ui/status/badge";
import { EmptyState } from "../ui/status/empty-state";
import { Skeleton } from "../ui/status/skeleton";
import { pluralize } from "../ui/text/format";
import { LocalTime } from "../ui/text/local-time";
import { JobBody } from "./job-body";
import { stateLabels, stateTones } from "./job-labels";
import { useImport } from "./use-import";

/** All imports, newest first. */
export function ImportsScreen() {
  const { jobs, latest, isRunning, start, isStarting, cancel, isCanceling } = useImport();
  const { data: connection } = useQuery(connectionQuery());
  const startButton = (
    <Button variant="primary" onClick={start} busy={isStarting} disabled={isRunning}>
      Import library
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Imports"
        note="Each one reads your playlists and liked songs from Spotify. After the first it happens by itself a few times a day; doing it again adds nothing twice."
        actions={latest && startButton}
      />
      <PagedList
        list={jobs}
        loading={
          <div className="grid gap-4">
            <Skeleton className="h-40 rounded-lg" />
            <Skeleton className="h-40 rounded-lg" />
          </div>
        }
        empty={
          connection && !isConnected(connection.state) ? (
            <EmptyState
              title="Nothing to import from yet"
              action={
                <Button asChild variant="primary">
                  <Link href="/music">Connect Spotify</Link>
                </Button>
              }
            >
              Once Spotify is connected, the first import brings in everything.
            </EmptyState>
          ) : (
            <EmptyState title="Nothing imported yet" action={startButton}>
              The first import brings in everything; later ones only what has changed.
            </EmptyState>
          )
        }
      >
        {items => (
          <ol className="grid gap-4">
            {items.map((job, index) => (
              <li key={job.id}>
                <JobCard
                  job={job}
                  action={
                    isUnfinished(job) ? (
                      <Button onClick={() => cancel(job.id)} busy={isCanceling}>
                        Cancel
                      </Button>
                    ) : (
                      index === 0 && (
                        <Button onClick={start} busy={isStarting}>
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
      </PagedList>
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

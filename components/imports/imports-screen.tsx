"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
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
import { LocalTime } from "../ui/text/local-time";
import { JobBody } from "./job-body";
import { stateTones } from "./state-tones";
import { useImport } from "./use-import";

/** All imports, newest first. */
export function ImportsScreen() {
  const t = useTranslations();
  const { jobs, latest, isRunning, start, isStarting, cancel, isCanceling } = useImport();
  const { data: connection } = useQuery(connectionQuery());
  const startButton = (
    <Button variant="primary" onClick={start} busy={isStarting}>
      {t("imports.start")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("imports.title")}
        note={t("imports.note")}
        actions={latest && !isRunning && startButton}
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
              title={t("imports.notConnected.title")}
              action={
                <Button asChild variant="primary">
                  <Link href="/music">{t("services.connect")}</Link>
                </Button>
              }
            >
              {t("imports.notConnected.text")}
            </EmptyState>
          ) : (
            <EmptyState title={t("imports.none.title")} action={startButton}>
              {t("imports.none.text")}
            </EmptyState>
          )
        }
      >
        {items => (
          <ol className="grid gap-4">
            {items.map(job => (
              <li key={job.id}>
                <JobCard
                  job={job}
                  action={
                    isUnfinished(job) && (
                      <Button onClick={() => cancel(job.id)} busy={isCanceling}>
                        {t("ui.cancel")}
                      </Button>
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
  const t = useTranslations("imports");
  return (
    <Card>
      <header className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Badge tone={stateTones[job.state]}>{t(`states.${job.state}`)}</Badge>
        {job.automatic && <Badge>{t("automatic")}</Badge>}
        <p className="text-muted text-sm tabular-nums">
          <LocalTime at={job.createdAt} /> · {t("requests", { count: job.spotifyCalls })}
        </p>
        <div className="ml-auto">{action}</div>
      </header>
      <JobBody job={job} />
    </Card>
  );
}

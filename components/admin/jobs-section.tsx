"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { allJobsQuery, cancelImportAsAdmin } from "@/lib/client/admin";
import { isUnfinished } from "@/lib/client/jobs";
import type { OwnedSyncJob } from "@/lib/schemas/spotify";
import { stateTones } from "../imports/state-tones";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { Badge } from "../ui/status/badge";
import { Skeleton } from "../ui/status/skeleton";
import { LocalTime } from "../ui/text/local-time";
import { useAdminCommand } from "./use-admin-command";

/** Imports of all people, newest first. */
export function JobsSection() {
  const t = useTranslations();
  const list = useInfiniteQuery(allJobsQuery());
  const cancel = useAdminCommand(cancelImportAsAdmin, t("imports.notCanceled"));
  return (
    <section aria-labelledby="jobs">
      <Eyebrow id="jobs" className="mb-3">
        {t("admin.imports.title")}
      </Eyebrow>
      <PagedList
        list={list}
        loading={<Skeleton className="h-40 rounded-lg" />}
        empty={<p className="text-muted">{t("admin.imports.none")}</p>}
      >
        {jobs => (
          <Card className="py-1 sm:py-2">
            <ul className="divide-y divide-line">
              {jobs.map(job => (
                <li key={job.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
                  <Job job={job} />
                  {isUnfinished(job) && (
                    <Button
                      aria-label={t("admin.imports.cancelLabel", { name: job.user.username })}
                      busy={cancel.isBusy(job.id)}
                      onClick={() => cancel.send(job.id)}
                    >
                      {t("ui.cancel")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </PagedList>
    </section>
  );
}

function Job({ job }: { job: OwnedSyncJob }) {
  const { retryAt } = job;
  const t = useTranslations();
  return (
    <div className="grid min-w-0 flex-1 gap-1.5 [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={stateTones[job.state]}>{t(`imports.states.${job.state}`)}</Badge>
        {job.automatic && <Badge>{t("imports.automatic")}</Badge>}
        <span className="font-semibold">{job.user.username}</span>
        <span className="text-muted text-sm tabular-nums">
          <LocalTime at={job.createdAt} /> · {t("imports.requests", { count: job.spotifyCalls })}
        </span>
      </p>
      <p className="text-muted text-sm tabular-nums">
        {isUnfinished(job)
          ? t("admin.imports.progress", { phase: t(`imports.phases.${job.phase}`), ...job.progress })
          : t("admin.imports.counts", job.counts)}
        {retryAt && <> · {t.rich("admin.imports.resumes", { time: () => <LocalTime at={retryAt} /> })}</>}
      </p>
      {job.error && (
        <p className="text-pretty text-sm">
          {t("admin.shownTo", { name: job.user.username, text: job.error.detail })}
        </p>
      )}
    </div>
  );
}

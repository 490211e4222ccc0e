"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { playlistQuery } from "@/lib/client/playlists";
import { versionsQuery } from "@/lib/client/versions";
import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { EmptyState } from "../ui/status/empty-state";
import { Skeleton } from "../ui/status/skeleton";
import { groupByDay } from "../ui/text/group-by-day";
import { useFormat } from "../ui/text/use-format";
import { useTimeZone } from "../ui/text/use-time-zone";
import { VersionCard } from "./version-card";

/** Changes of a playlist by day. Each can be undone by restoring the version before it. */
export function VersionsScreen({ playlistId }: { playlistId: string }) {
  const t = useTranslations("versions");
  const { data: playlist } = useQuery(playlistQuery(playlistId));
  const list = useInfiniteQuery(versionsQuery(playlistId));
  const { longDate } = useFormat();
  const timeZone = useTimeZone();
  const playlistPath = `/playlists/${playlistId}`;
  return (
    <>
      <Link
        href={playlistPath}
        className="mb-3 inline-flex min-h-10 max-w-full items-center gap-2 text-muted text-sm hover:text-ink"
      >
        <ArrowLeft className="size-4 shrink-0" aria-hidden />
        <span className="truncate">{playlist?.name ?? t("back")}</span>
      </Link>
      <PageHeader title={t("title")} note={playlist && t("note", { count: playlist.trackCount })} />
      <PagedList
        list={list}
        loading={
          <div className="grid max-w-3xl gap-4">
            <Skeleton className="h-40 rounded-lg" />
            <Skeleton className="h-40 rounded-lg" />
          </div>
        }
        empty={
          <EmptyState
            title={t("empty.title")}
            action={
              <Button asChild>
                <Link href={playlistPath}>{t("back")}</Link>
              </Button>
            }
          >
            {t("empty.text")}
          </EmptyState>
        }
      >
        {versions =>
          groupByDay(versions, ({ createdAt }) => createdAt, { longDate, timeZone: timeZone ?? "UTC" }).map(
            day => (
              <section key={day.name} aria-label={day.name} className="mb-8 max-w-3xl">
                <h2 className="title mb-3 text-xl">{day.name}</h2>
                <ol className="grid gap-4">
                  {day.items.map(version => (
                    <VersionCard
                      key={version.id}
                      playlistId={playlistId}
                      version={version}
                      timeZone={timeZone}
                      isOnSpotify={playlist?.origin === "spotify"}
                    />
                  ))}
                </ol>
              </section>
            ),
          )
        }
      </PagedList>
    </>
  );
}

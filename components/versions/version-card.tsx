"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowUpDown, type LucideIcon, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { versionQuery } from "@/lib/client/versions";
import type { PlaylistVersion, VersionChange } from "@/lib/schemas/versions";
import { Card } from "../ui/cards/card";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { joinNames } from "../ui/text/format";
import { useFormat } from "../ui/text/use-format";
import { RestoreButton } from "./restore-button";

type VersionCardProps = {
  playlistId: string;
  version: PlaylistVersion;
  timeZone: string | null;
  isOnSpotify: boolean;
};

/** One change of a playlist: its time, its songs, and a button to restore the version before it. */
export function VersionCard({ playlistId, version, timeZone, isOnSpotify }: VersionCardProps) {
  const t = useTranslations("versions");
  const { timeOfDay } = useFormat();
  const { data: detail, error, refetch } = useQuery(versionQuery(playlistId, version.id));
  const time = timeZone ? timeOfDay(version.createdAt, timeZone) : "";
  return (
    <li>
      <Card className="grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="grid">
            <span className="font-semibold">
              {t.rich(`causes.${version.cause}`, {
                time: chunks => (
                  <time dateTime={version.createdAt} className="tabular-nums">
                    {time && chunks}
                  </time>
                ),
                clock: time,
              })}
            </span>
            <span className="text-muted text-sm tabular-nums">
              {t("before", { count: version.trackCount })}
            </span>
          </p>
          <RestoreButton
            playlistId={playlistId}
            version={version}
            time={time}
            detail={detail}
            isOnSpotify={isOnSpotify}
          />
        </div>
        {error ? (
          <ProblemNote error={error} retry={refetch} />
        ) : !detail ? (
          <Skeleton className="h-16" />
        ) : (
          <ul className="grid gap-3">
            <Change kind="added" icon={Plus} tone="text-good" change={detail.changes.added} />
            <Change kind="removed" icon={Minus} tone="text-danger" change={detail.changes.removed} />
            <Change kind="moved" icon={ArrowUpDown} tone="text-muted" change={detail.changes.moved} />
            {Object.values(detail.changes).every(({ total }) => total === 0) && (
              <li className="text-muted text-sm">{t("changes.none")}</li>
            )}
          </ul>
        )}
      </Card>
    </li>
  );
}

type ChangeProps = {
  kind: "added" | "removed" | "moved";
  icon: LucideIcon;
  tone: string;
  change: VersionChange;
};

/** First songs of a change and the number of the others. */
function Change({ kind, icon: Icon, tone, change: { total, items } }: ChangeProps) {
  const t = useTranslations();
  if (total === 0) return null;
  const otherCount = total - items.length;
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3">
      <Icon className={`mt-0.5 size-5 ${tone}`} aria-hidden />
      <div className="min-w-0">
        <p className="font-medium text-sm">{t(`versions.changes.${kind}`, { count: total })}</p>
        <ul className="text-sm">
          {items.map(({ position, song }) => (
            <li key={position} className="truncate">
              {song?.title ?? t("tracks.gone")}
              {song && song.artists.length > 0 && (
                <span className="text-muted"> · {joinNames(song.artists)}</span>
              )}
            </li>
          ))}
          {otherCount > 0 && (
            <li className="text-muted">{t("versions.changes.others", { count: otherCount })}</li>
          )}
        </ul>
      </div>
    </li>
  );
}

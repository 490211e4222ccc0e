"use client";

import clsx from "clsx";
import { RefreshCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Cover } from "../ui/artwork/cover";
import { IconButton } from "../ui/controls/icon-button";
import { Skeleton } from "../ui/status/skeleton";
import { usePlayer } from "./player-context";
import { useNothingPlaying } from "./use-explanation";

function TwoLines({ first, second, clamp = "truncate" }: { first: string; second: string; clamp?: string }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="truncate font-semibold text-sm leading-5">{first}</p>
      <p className={clsx(clamp, "text-muted text-xs leading-5")}>{second}</p>
    </div>
  );
}

/** Current track in one line; without one, the reason and a button to ask again. */
export function CurrentTrack() {
  const { state, problem, refresh, isRefreshing } = usePlayer();
  const t = useTranslations("player");
  const message = useNothingPlaying(state, problem);
  if (state?.item) {
    return (
      <Link href="/music" className="flex min-w-0 flex-1 items-center gap-3 rounded-md">
        <Cover
          src={state.item.imageUrl}
          name={state.item.album ?? state.item.title}
          className="size-11 rounded-sm shadow-sleeve md:size-14"
          eager
        />
        <span className="sr-only">{t("nowPlaying")}</span>
        <TwoLines first={state.item.title} second={state.item.artists.join(", ")} />
      </Link>
    );
  }
  if (!state && !problem) {
    return (
      <div className="flex flex-1 items-center gap-3">
        <Skeleton className="size-11 md:size-14" />
        <div className="grid flex-1 gap-2">
          <Skeleton className="h-3 w-32" />
          <Skeleton className="h-3 w-20" />
        </div>
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2">
      {/* Wide screens have room for three lines. */}
      <TwoLines first={message.title} second={message.detail} clamp="line-clamp-1 md:line-clamp-2" />
      <IconButton label={t("refresh")} onClick={refresh} disabled={isRefreshing}>
        <RefreshCw className={isRefreshing ? "animate-spin" : ""} aria-hidden />
      </IconButton>
    </div>
  );
}

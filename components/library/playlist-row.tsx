"use client";

import { Pin, Shuffle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Playlist } from "@/lib/schemas/library";
import { canShuffle, playlistSource } from "../shuffle/sources";
import { useShufflePlay } from "../shuffle/use-shuffle-play";
import { PlaceMenu } from "../sidebar/place-menu";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";
import { LocalTime } from "../ui/text/local-time";
import { AccessBadge } from "./access-badge";
import { OriginName, UnfinishedEditBadge } from "./playlist-badges";

/** Playlist in a list, with a button that starts its shuffle. */
export function PlaylistRow({ playlist }: { playlist: Playlist }) {
  const t = useTranslations();
  const shuffle = useShufflePlay();
  const isReadable = playlist.access === "owner";
  const hasUnfinishedEdit = playlist.pendingEdit !== null && playlist.pendingEdit.state !== "running";
  return (
    <li className="group flex items-center gap-1 rounded-md hover:bg-panel">
      <Link
        href={`/playlists/${playlist.id}`}
        prefetch={false}
        className="grid min-w-0 flex-1 grid-cols-[48px_minmax(0,1fr)] items-center gap-3 rounded-md p-2 @2xl:grid-cols-[48px_minmax(0,5fr)_minmax(0,2fr)_minmax(0,2fr)]"
      >
        <Cover src={playlist.imageUrl} name={playlist.name} className="size-12 rounded-sm" />
        <span className="grid min-w-0">
          <span className="flex items-center gap-2">
            <span className="truncate font-semibold" dir="auto">
              {playlist.name}
            </span>
            {playlist.isPinned && <Pin className="size-3.5 shrink-0 text-accent-text" aria-hidden />}
          </span>
          <span className="truncate text-muted text-sm">
            {playlist.ownerName ? (
              t("library.by", { owner: playlist.ownerName })
            ) : (
              <OriginName origin={playlist.origin} />
            )}
          </span>
        </span>
        <span className="hidden truncate text-muted text-sm tabular-nums @2xl:block">
          {isReadable && t("tracks.count", { count: playlist.trackCount })}
        </span>
        <span className="hidden truncate text-muted text-sm tabular-nums @2xl:block">
          <LocalTime at={playlist.usedAt} />
        </span>
      </Link>
      {!isReadable && <AccessBadge />}
      {hasUnfinishedEdit && <UnfinishedEditBadge />}
      {canShuffle(playlist) && (
        <Button
          variant="ghost"
          size="icon"
          aria-label={t("library.shuffle", { name: playlist.name })}
          busy={shuffle.isPending}
          onClick={() => shuffle.mutate(playlistSource(playlist))}
        >
          {!shuffle.isPending && <Shuffle aria-hidden />}
        </Button>
      )}
      <PlaceMenu playlist={playlist} />
    </li>
  );
}

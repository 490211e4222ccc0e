"use client";

import { Shuffle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Playlist } from "@/lib/schemas/library";
import { CardWithMenu } from "../collections/card-menu";
import { usePlayer } from "../player/state/player-context";
import { canShuffle, playlistSource } from "../shuffle/sources";
import { useShufflePlay } from "../shuffle/use-shuffle-play";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";
import { AccessBadge } from "./access-badge";
import { OriginName, UnfinishedEditBadge } from "./playlist-badges";

/** Playlist in a grid, with a button that starts its shuffle. `eager` loads its cover at once. */
export function PlaylistCard({ playlist, eager = false }: { playlist: Playlist; eager?: boolean }) {
  const t = useTranslations();
  const shuffle = useShufflePlay();
  const player = usePlayer();
  const isReadable = playlist.access === "owner";
  const hasUnfinishedEdit = playlist.pendingEdit !== null && playlist.pendingEdit.state !== "running";
  return (
    <CardWithMenu
      name={playlist.name}
      uri={playlist.spotifyId && `spotify:playlist:${playlist.spotifyId}`}
      {...(isReadable && { onPlay: () => player.play({ playlistId: playlist.id, offset: 0 }) })}
      className="group relative grid content-start self-start"
    >
      <Link href={`/playlists/${playlist.id}`} className="grid gap-2.5 rounded-md" prefetch={false}>
        <Cover
          src={playlist.imageUrl}
          name={playlist.name}
          eager={eager}
          className="w-full rounded-md shadow-sleeve transition-transform duration-200 group-hover:-translate-y-1"
        />
        <span className="grid gap-0.5">
          <span className="line-clamp-2 font-semibold leading-snug" dir="auto">
            {playlist.name}
          </span>
          <span className="truncate text-muted text-sm tabular-nums">
            {isReadable ? (
              <>
                {t("tracks.count", { count: playlist.trackCount })} · <OriginName origin={playlist.origin} />
              </>
            ) : playlist.ownerName ? (
              t("library.by", { owner: playlist.ownerName })
            ) : (
              t("library.bySomeoneElse")
            )}
          </span>
        </span>
      </Link>
      <span className="group-hover:-translate-y-1 absolute top-2 left-2 flex transition-transform duration-200">
        {!isReadable && <AccessBadge />}
        {hasUnfinishedEdit && <UnfinishedEditBadge />}
      </span>
      {canShuffle(playlist) && (
        <div className="pointer-events-none absolute inset-x-0 top-0 flex aspect-square items-end justify-end p-2.5 transition-[opacity,translate] duration-200 group-focus-within:opacity-100 group-hover:-translate-y-1 group-hover:opacity-100 md:opacity-0">
          <Button
            variant="primary"
            size="icon"
            className="pointer-events-auto size-11 shadow-float"
            aria-label={t("library.shuffle", { name: playlist.name })}
            busy={shuffle.isPending}
            onClick={() => shuffle.mutate(playlistSource(playlist))}
          >
            {!shuffle.isPending && <Shuffle aria-hidden />}
          </Button>
        </div>
      )}
    </CardWithMenu>
  );
}

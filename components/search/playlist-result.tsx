"use client";

import { Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FoundPlaylist } from "@/lib/schemas/search";
import { usePlayer } from "../player/state/player-context";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";
import { CardPlace } from "./card-place";

/**
 * Playlist in the results. A click opens it if it is in the library, otherwise it plays: Spotify hides its songs from apps.
 */
export function PlaylistResult({ playlist }: { playlist: FoundPlaylist }) {
  const t = useTranslations();
  const player = usePlayer();
  const { id, name, spotifyId, ownerName, trackCount } = playlist;
  const content = (
    <>
      <Cover src={playlist.imageUrl} name={name} className="w-full rounded-md shadow-sleeve" />
      <span className="grid gap-0.5">
        <span className="line-clamp-2 font-semibold leading-snug">{name}</span>
        <span className="truncate text-muted text-sm tabular-nums">
          {trackCount !== null
            ? t("tracks.count", { count: trackCount })
            : ownerName && t("search.by", { owner: ownerName })}
        </span>
        <CardPlace inLibrary={id !== null} />
      </span>
    </>
  );
  if (id)
    return (
      <li>
        <Link href={`/playlists/${id}`} className="grid gap-2.5 rounded-md" prefetch={false}>
          {content}
        </Link>
      </li>
    );
  return (
    <li className="relative grid content-start gap-2.5">
      {content}
      <div className="pointer-events-none absolute inset-x-0 top-0 flex aspect-square items-end justify-end p-2.5">
        <Button
          variant="primary"
          size="icon"
          className="pointer-events-auto size-11 shadow-float"
          aria-label={t("search.play", { name })}
          onClick={() => player.play({ contextUri: `spotify:playlist:${spotifyId}` })}
        >
          <Play className="fill-current" aria-hidden />
        </Button>
      </div>
    </li>
  );
}

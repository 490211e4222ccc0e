"use client";

import { Play, Shuffle } from "lucide-react";
import type { Playlist } from "@/lib/api/schemas/library";
import { AccessBadge, OriginBadge } from "../library/playlist-badges";
import { usePlayer } from "../player/player-context";
import { Button } from "../ui/button";
import { ClockTime } from "../ui/clock-time";
import { Cover } from "../ui/cover";
import { counted } from "../ui/format";
import { PlaylistMenu } from "./playlist-menu";

/** The sleeve, what it is, and what to do with it. */
export function PlaylistHero({ playlist }: { playlist: Playlist }) {
  const player = usePlayer();
  const playable = playlist.access === "owner" && playlist.trackCount > 0;
  return (
    <header className="mb-8 grid items-end gap-x-8 gap-y-5 sm:grid-cols-[auto_1fr]">
      <Cover
        src={playlist.imageUrl}
        name={playlist.name}
        className="w-40 rounded-md shadow-float sm:w-52 lg:w-60"
        eager
      />
      <div className="grid min-w-0 gap-3">
        <div className="flex flex-wrap gap-2">
          <OriginBadge origin={playlist.origin} />
          {playlist.access === "metadata" && <AccessBadge />}
        </div>
        <h1 className="title line-clamp-3 break-words text-[clamp(2rem,4.6vw,4rem)]">{playlist.name}</h1>
        {playlist.description && <p className="max-w-2xl text-pretty text-muted">{playlist.description}</p>}
        <p className="text-muted text-sm tabular-nums">
          {counted(playlist.trackCount, "track")}
          {playlist.ownerName && ` · by ${playlist.ownerName}`}
          {playlist.syncedAt && (
            <>
              {" · read from Spotify "}
              <ClockTime at={playlist.syncedAt} />
            </>
          )}
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <Button
            look="primary"
            size="lg"
            disabled={!playable}
            onClick={() => player.play({ shufflePlaylistId: playlist.id })}
          >
            <Shuffle aria-hidden />
            Shuffle play
          </Button>
          <Button
            size="lg"
            disabled={!playable}
            onClick={() => player.play({ playlistId: playlist.id, offset: 0 })}
          >
            <Play className="fill-current" aria-hidden />
            Play
          </Button>
          {playlist.origin === "local" && <PlaylistMenu playlist={playlist} />}
        </div>
      </div>
    </header>
  );
}

"use client";

import { Play, Shuffle } from "lucide-react";
import type { Playlist } from "@/lib/api/schemas/library";
import { usePlayer } from "../player/player-context";
import { Button } from "../ui/button";

/** Our shuffle, or the list as it stands. A list whose tracks are hidden from us Spotify can still play by itself. */
export function PlayButtons({ playlist }: { playlist: Playlist }) {
  const player = usePlayer();
  if (playlist.access === "metadata") {
    return (
      playlist.spotifyId && (
        <Button
          size="lg"
          look="primary"
          onClick={() => player.play({ contextUri: `spotify:playlist:${playlist.spotifyId}` })}
        >
          <Play className="fill-current" aria-hidden />
          Play
        </Button>
      )
    );
  }
  const empty = playlist.trackCount === 0;
  return (
    <>
      <Button
        look="primary"
        size="lg"
        disabled={empty}
        onClick={() => player.play({ shufflePlaylistId: playlist.id })}
      >
        <Shuffle aria-hidden />
        Shuffle play
      </Button>
      <Button size="lg" disabled={empty} onClick={() => player.play({ playlistId: playlist.id, offset: 0 })}>
        <Play className="fill-current" aria-hidden />
        Play
      </Button>
    </>
  );
}

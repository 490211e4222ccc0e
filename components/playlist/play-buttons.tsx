"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Playlist } from "@/lib/schemas/library";
import { usePlayer } from "../player/player-context";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { playlistSource } from "../shuffle/sources";
import { Button } from "../ui/controls/button";

/** Shuffle and play buttons. A playlist with hidden tracks can only be played by Spotify itself. */
export function PlayButtons({ playlist }: { playlist: Playlist }) {
  const t = useTranslations("playlist");
  const player = usePlayer();
  if (playlist.access === "metadata") {
    return (
      playlist.spotifyId && (
        <Button
          size="lg"
          variant="primary"
          onClick={() => player.play({ contextUri: `spotify:playlist:${playlist.spotifyId}` })}
        >
          <Play className="fill-current" aria-hidden />
          {t("play")}
        </Button>
      )
    );
  }
  const empty = playlist.trackCount === 0;
  return (
    <>
      <ShufflePlay variant="primary" disabled={empty} source={playlistSource(playlist)} />
      <Button size="lg" disabled={empty} onClick={() => player.play({ playlistId: playlist.id, offset: 0 })}>
        <Play className="fill-current" aria-hidden />
        {t("play")}
      </Button>
    </>
  );
}

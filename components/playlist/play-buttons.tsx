"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Playlist } from "@/lib/schemas/library";
import { usePlayer } from "../player/state/player-context";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { playlistSource } from "../shuffle/sources";
import { Button } from "../ui/controls/button";

type PlayButtonsProps = {
  playlist: Playlist;
  /** The menu, which stays in the line of the last button. */
  children: ReactNode;
};

/** Shuffle and play buttons. A playlist with hidden tracks can only be played by Spotify itself. */
export function PlayButtons({ playlist, children }: PlayButtonsProps) {
  const t = useTranslations("playlist");
  const player = usePlayer();
  if (playlist.access === "metadata") {
    return (
      <>
        {playlist.spotifyId && (
          <Button
            size="lg"
            variant="primary"
            onClick={() => player.play({ contextUri: `spotify:playlist:${playlist.spotifyId}` })}
          >
            <Play className="fill-current" aria-hidden />
            {t("play")}
          </Button>
        )}
        {children}
      </>
    );
  }
  const empty = playlist.trackCount === 0;
  return (
    <>
      <ShufflePlay variant="primary" disabled={empty} source={playlistSource(playlist)} />
      <div className="flex items-center gap-2">
        <Button
          size="lg"
          disabled={empty}
          onClick={() => player.play({ playlistId: playlist.id, offset: 0 })}
        >
          <Play className="fill-current" aria-hidden />
          {t("play")}
        </Button>
        {children}
      </div>
    </>
  );
}

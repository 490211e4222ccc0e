"use client";

import { useQuery } from "@tanstack/react-query";
import { Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import { recentShufflesQuery } from "@/lib/client/shuffle";
import { SpreadChoice } from "../shuffle/spread-choice";
import { useSessionName } from "../shuffle/use-session-name";
import { Button } from "../ui/controls/button";
import { Popover } from "../ui/overlays/popover";
import { ModeButton } from "./mode-button";
import { usePlayer } from "./player-context";

/** Shows which shuffle is on: Tonearm's, with the distance between songs of one artist, or Spotify's own, which can be turned off. */
export function ShuffleButton({ className }: { className?: string }) {
  const { state, setSpotifyShuffle } = usePlayer();
  const t = useTranslations("player.shuffle");
  const nameOf = useSessionName();
  const session = useQuery(recentShufflesQuery()).data?.find(({ isPlaying }) => isPlaying);
  const isSpotifyShuffling = state?.shuffle ?? false;
  return (
    <Popover
      label={t("title")}
      trigger={
        <ModeButton
          label={session ? t("on") : isSpotifyShuffling ? t("spotify.on") : t("off")}
          isOn={session !== undefined || isSpotifyShuffling}
          className={className}
          data-shortcut="shuffle"
        >
          <Shuffle aria-hidden />
        </ModeButton>
      }
    >
      <section className="grid gap-3">
        <h2 className="font-semibold">{t("title")}</h2>
        <p dir="auto" className="text-pretty text-muted text-sm">
          {session ? t("plays", { name: nameOf(session) }) : t("how")}
        </p>
        {session && !session.isSingle && <SpreadChoice session={session} />}
      </section>
      {isSpotifyShuffling && (
        <section className="grid gap-3 border-line border-t pt-4">
          <h2 className="font-semibold">{t("spotify.title")}</h2>
          <p className="text-pretty text-muted text-sm">{t("spotify.text")}</p>
          <Button onClick={() => setSpotifyShuffle(false)}>{t("spotify.turnOff")}</Button>
        </section>
      )}
    </Popover>
  );
}

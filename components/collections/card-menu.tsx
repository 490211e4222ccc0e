"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { usePlayer } from "../player/player-context";
import { SpotifyItems } from "../tracks/song-menu-items";
import { ContextMenu, MenuItem, MenuSeparator } from "../ui/overlays/menu";
import { type Point, useContextMenu } from "../ui/overlays/use-context-menu";

type CardWithMenuProps = {
  name: string;
  /** URI of the album, artist or playlist on Spotify; null for a playlist that is not there. */
  uri: string | null;
  /** Plays it; without it, Spotify plays the URI. */
  onPlay?: () => void;
  className: string;
  children: ReactNode;
};

/** Card with a context menu that plays what it shows and leads to Spotify. */
export function CardWithMenu({ name, uri, onPlay, className, children }: CardWithMenuProps) {
  const t = useTranslations("collections.menu");
  const player = usePlayer();
  const [at, setAt] = useState<Point | null>(null);
  const handlers = useContextMenu(setAt);
  return (
    <li className={className} {...handlers}>
      {children}
      <ContextMenu at={at} onClose={() => setAt(null)} title={name}>
        <MenuItem icon={Play} onSelect={onPlay ?? (() => uri && player.play({ contextUri: uri }))}>
          {t("play")}
        </MenuItem>
        {uri && (
          <>
            <MenuSeparator />
            <SpotifyItems uris={[uri]} />
          </>
        )}
      </ContextMenu>
    </li>
  );
}

"use client";

import { type ReactNode, useState } from "react";
import { usePlayer } from "../player/state/player-context";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { ContextMenu } from "../ui/overlays/menu";
import { type Point, useContextMenu } from "../ui/overlays/use-context-menu";

const items = lazyPart(async () => (await import("./card-menu-items")).CardMenuItems);

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
  const player = usePlayer();
  const [at, setAt] = useState<Point | null>(null);
  const handlers = useContextMenu(setAt);
  return (
    <li className={className} {...handlers}>
      {children}
      <ContextMenu at={at} onClose={() => setAt(null)} title={name} items={items}>
        <Lazy part={items} uri={uri} onPlay={onPlay ?? (() => uri && player.play({ contextUri: uri }))} />
      </ContextMenu>
    </li>
  );
}

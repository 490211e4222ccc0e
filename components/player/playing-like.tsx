"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { playingSongQuery } from "@/lib/client/playing-song";
import type { PlayerItem } from "@/lib/schemas/player";
import { LikeButton } from "../tracks/like-button";

/** Heart of the song that plays. Nothing for episodes and local files, which cannot be liked. */
export function PlayingLike({ item, className }: { item: PlayerItem; className?: string }) {
  const { data: song } = useQuery(playingSongQuery(item));
  if (!item.uri.startsWith("spotify:track:")) return null;
  return (
    <div className={clsx("size-10 shrink-0", className)}>
      {song && <LikeButton song={song} tabIndex={0} data-shortcut="like" />}
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { ContextMenu, MenuSeparator } from "../ui/overlays/menu";
import { AddToPlaylist } from "./add-to-playlist/add-to-playlist";
import { SongMenuItems } from "./song-menu-items";

export type SongMenuProps = {
  /** Where the menu is; null while it is closed. */
  at: { x: number; y: number } | null;
  onClose: () => void;
  songs: AnySong[];
  /** Items before the ones of every song, such as to play it. */
  first?: ReactNode;
  /** Items after them, such as to remove it from a list. */
  last?: ReactNode;
};

/** Context menu of a song or several songs: of a row, a selection, or the song that plays. `useContextMenu` opens it. */
export function SongMenuBox({ at, onClose, songs, first, last }: SongMenuProps) {
  const t = useTranslations("tracks");
  const [added, setAdded] = useState<AnySong[] | null>(null);
  const [song] = songs;
  const title = songs.length > 1 ? t("count", { count: songs.length }) : (song?.title ?? t("gone"));
  return (
    <>
      <ContextMenu at={at} onClose={onClose} title={title}>
        {first}
        {songs.length > 0 && <SongMenuItems songs={songs} addToPlaylist={() => setAdded(songs)} />}
        {last && (
          <>
            <MenuSeparator />
            {last}
          </>
        )}
      </ContextMenu>
      {added && <AddToPlaylist songs={added} onClose={() => setAdded(null)} />}
    </>
  );
}

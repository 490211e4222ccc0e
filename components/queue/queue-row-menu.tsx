"use client";

import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Disc3,
  Ellipsis,
  ListPlus,
  ListX,
  MicVocal,
  Play,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { AddToPlaylist } from "../tracks/add-to-playlist";
import { isTrack } from "../tracks/credits";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../ui/overlays/menu";

export type QueueRowEdits = {
  remove: (index: number) => void;
  /** Moves the row at index `from` to index `to`. */
  move: (from: number, to: number) => void;
};

type QueueRowMenuProps = {
  /** Null for a track that Spotify has removed. */
  song: AnySong | null;
  index: number;
  last: number;
  tabIndex: number;
  onPlay: () => void;
  edits: QueueRowEdits | undefined;
};

export function QueueRowMenu({ song, index, last, tabIndex, onPlay, edits }: QueueRowMenuProps) {
  const t = useTranslations("tracks");
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Menu
        title={song?.title ?? t("gone")}
        trigger={
          <button
            type="button"
            tabIndex={tabIndex}
            aria-label={song ? t("menu.label", { title: song.title }) : t("menu.labelOfGone")}
            className="grid size-10 place-items-center rounded-full text-muted hover:bg-raised hover:text-ink"
          >
            <Ellipsis className="size-5" aria-hidden />
          </button>
        }
      >
        <MenuItem icon={Play} hint={t("keys.enter")} onSelect={onPlay}>
          {t("menu.play")}
        </MenuItem>
        {song && (
          <MenuItem icon={ListPlus} onSelect={() => setAdding(true)}>
            {t("menu.addToPlaylist")}
          </MenuItem>
        )}
        {song && isTrack(song) && <PageLinks song={song} />}
        {edits && (
          <>
            <MenuSeparator />
            <MoveItems index={index} last={last} move={edits.move} />
            <MenuItem icon={ListX} hint={t("keys.delete")} destructive onSelect={() => edits.remove(index)}>
              {t("menu.remove")}
            </MenuItem>
          </>
        )}
      </Menu>
      {song && adding && <AddToPlaylist songs={[song]} onClose={() => setAdding(false)} />}
    </>
  );
}

/** Links to the pages of a song's album and artists. */
function PageLinks({ song }: { song: AnySong }) {
  const t = useTranslations("tracks.menu");
  return (
    <>
      {song.album?.id && (
        <MenuLink href={`/albums/${song.album.id}`} icon={Disc3}>
          {t("goToAlbum")}
        </MenuLink>
      )}
      {song.artists.map(
        ({ id, name }) =>
          id && (
            <MenuLink key={id} href={`/artists/${id}`} icon={MicVocal}>
              {t("goToArtist", { name })}
            </MenuLink>
          ),
      )}
    </>
  );
}

type MoveItemsProps = { index: number; last: number; move: (from: number, to: number) => void };

function MoveItems({ index, last, move }: MoveItemsProps) {
  const t = useTranslations("tracks.menu");
  return (
    <>
      <MenuItem icon={ArrowUp} hint="Alt ↑" disabled={index === 0} onSelect={() => move(index, index - 1)}>
        {t("moveUp")}
      </MenuItem>
      <MenuItem
        icon={ArrowDown}
        hint="Alt ↓"
        disabled={index === last}
        onSelect={() => move(index, index + 1)}
      >
        {t("moveDown")}
      </MenuItem>
      <MenuItem icon={ArrowUpToLine} disabled={index === 0} onSelect={() => move(index, 0)}>
        {t("moveToTop")}
      </MenuItem>
      <MenuItem icon={ArrowDownToLine} disabled={index === last} onSelect={() => move(index, last)}>
        {t("moveToBottom")}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}

"use client";

import { ListX, Play, ThumbsDown, UserRoundX } from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuItem } from "../../ui/overlays/menu";
import { isPlayable, songsOf } from "../row-data";
import { SongMenuBox } from "../song-menu-box";
import { MoveItems } from "./move-items";
import type { MenuTarget, RowEdits } from "./row-edits";

const maxArtists = 4;

export type ListMenuProps = {
  target: MenuTarget;
  isOpen: boolean;
  onClose: () => void;
  total: number;
  onPlay: (index: number) => void;
  edits: RowEdits | undefined;
};

/** Menu of a list: there is one for all rows, so that rows cost less. */
export function ListMenuBox({ target, isOpen, onClose, total, onPlay, edits }: ListMenuProps) {
  const t = useTranslations("tracks");
  const { rows, index, at } = target;
  const isOne = rows.length === 1;
  return (
    <SongMenuBox
      at={isOpen ? at : null}
      onClose={onClose}
      songs={songsOf(rows)}
      first={
        isOne &&
        isPlayable(rows[0]) && (
          <MenuItem icon={Play} hint={t("keys.enter")} onSelect={() => onPlay(index)}>
            {t("menu.play")}
          </MenuItem>
        )
      }
      last={
        edits &&
        edits.isInMenu !== false && (
          <>
            {edits.move && <MoveItems rows={rows} index={index} total={total} move={edits.move} />}
            {edits.dismissArtist ? (
              <DismissItems rows={rows} edits={edits} dismissArtist={edits.dismissArtist} />
            ) : (
              <MenuItem icon={ListX} hint={t("keys.delete")} destructive onSelect={() => edits.remove(rows)}>
                {t("menu.remove")}
              </MenuItem>
            )}
          </>
        )
      }
    />
  );
}

type DismissProps = { rows: MenuTarget["rows"]; edits: RowEdits; dismissArtist: (name: string) => void };

/** Takes songs, or all songs of an artist of a song, out of lists of recommendations. */
function DismissItems({ rows, edits, dismissArtist }: DismissProps) {
  const t = useTranslations("tracks");
  const [song] = songsOf(rows);
  const artists = rows.length === 1 && song ? song.artists.map(({ name }) => name).filter(Boolean) : [];
  return (
    <>
      <MenuItem icon={ThumbsDown} hint={t("keys.delete")} onSelect={() => edits.remove(rows)}>
        {t("menu.notThis")}
      </MenuItem>
      {[...new Set(artists)].slice(0, maxArtists).map(name => (
        <MenuItem key={name} icon={UserRoundX} onSelect={() => dismissArtist(name)}>
          {t("menu.notThisArtist", { name })}
        </MenuItem>
      ))}
    </>
  );
}

"use client";

import { ListX, Play, ThumbsDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuItem } from "../../ui/overlays/menu";
import { isPlayable, songsOf } from "../row-data";
import { SongMenuBox } from "../song-menu-box";
import { MoveItems } from "./move-items";
import type { MenuTarget, RowEdits } from "./row-edits";

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
            {edits.isDismissal ? (
              <MenuItem icon={ThumbsDown} hint={t("keys.delete")} onSelect={() => edits.remove(rows)}>
                {t("menu.notThis")}
              </MenuItem>
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

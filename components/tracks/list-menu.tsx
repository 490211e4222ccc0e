"use client";

import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, ListX, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuItem, MenuSeparator } from "../ui/overlays/menu";
import { isPlayable, songsOf, type TrackRowData } from "./row-data";
import { SongMenu } from "./song-menu";

export type RowEdits = {
  remove: (rows: TrackRowData[]) => void;
  /** Moves rows before the row with an index. Undefined while the view is sorted or filtered. */
  move: ((rows: TrackRowData[], before: number) => void) | undefined;
  /** False if the menu has another item that removes a row, such as the one that unlikes a song. */
  isInMenu?: boolean;
};

/** The rows that a menu is about: the row under the pointer, or the selection. */
export type MenuTarget = { rows: TrackRowData[]; index: number; at: { x: number; y: number } };

type ListMenuProps = {
  /** Null before the menu was opened. It stays while the menu closes. */
  target: MenuTarget | null;
  isOpen: boolean;
  onClose: () => void;
  total: number;
  onPlay: (index: number) => void;
  edits: RowEdits | undefined;
};

/** Menu of a list: there is one for all rows, so that rows cost less. */
export function ListMenu({ target, isOpen, onClose, total, onPlay, edits }: ListMenuProps) {
  const t = useTranslations("tracks");
  if (!target) return null;
  const { rows, index, at } = target;
  const isOne = rows.length === 1;
  return (
    <SongMenu
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
            <MenuItem icon={ListX} hint={t("keys.delete")} destructive onSelect={() => edits.remove(rows)}>
              {t("menu.remove")}
            </MenuItem>
          </>
        )
      }
    />
  );
}

type MoveItemsProps = Pick<MenuTarget, "rows" | "index"> & {
  total: number;
  move: NonNullable<RowEdits["move"]>;
};

/** Items that move rows. */
export function MoveItems({ rows, index, total, move }: MoveItemsProps) {
  const t = useTranslations("tracks.menu");
  const isOne = rows.length === 1;
  const isFirst = isOne && index === 0;
  const isLast = isOne && index === total - 1;
  return (
    <>
      {isOne && (
        <>
          <MenuItem icon={ArrowUp} hint="Alt ↑" disabled={isFirst} onSelect={() => move(rows, index - 1)}>
            {t("moveUp")}
          </MenuItem>
          <MenuItem icon={ArrowDown} hint="Alt ↓" disabled={isLast} onSelect={() => move(rows, index + 2)}>
            {t("moveDown")}
          </MenuItem>
        </>
      )}
      <MenuItem icon={ArrowUpToLine} disabled={isFirst} onSelect={() => move(rows, 0)}>
        {t("moveToTop")}
      </MenuItem>
      <MenuItem icon={ArrowDownToLine} disabled={isLast} onSelect={() => move(rows, total)}>
        {t("moveToBottom")}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}

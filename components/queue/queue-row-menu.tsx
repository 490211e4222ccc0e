"use client";

import { ListX, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { MoveItems } from "../tracks/list/move-items";
import type { RowEdits } from "../tracks/list/row-edits";
import { songsOf, type TrackRowData } from "../tracks/row-data";
import { SongMenuBox } from "../tracks/song-menu-box";
import { MenuItem } from "../ui/overlays/menu";
import type { Point } from "../ui/overlays/use-context-menu";

export type QueueRowEdits = {
  remove: (id: string) => void;
  move: NonNullable<RowEdits["move"]>;
};

type QueueRowMenuProps = {
  /** Where the menu is; null while it is closed. */
  at: Point | null;
  onClose: () => void;
  row: TrackRowData;
  total: number;
  onPlay: () => void;
  edits: QueueRowEdits | undefined;
};

export function QueueRowMenu({ at, onClose, row, total, onPlay, edits }: QueueRowMenuProps) {
  const t = useTranslations("tracks");
  return (
    <SongMenuBox
      at={at}
      onClose={onClose}
      songs={songsOf([row])}
      first={
        <MenuItem icon={Play} hint={t("keys.enter")} onSelect={onPlay}>
          {t("menu.play")}
        </MenuItem>
      }
      last={
        edits && (
          <>
            <MoveItems rows={[row]} index={row.position} total={total} move={edits.move} />
            <MenuItem icon={ListX} hint={t("keys.delete")} destructive onSelect={() => edits.remove(row.id)}>
              {t("menu.remove")}
            </MenuItem>
          </>
        )
      }
    />
  );
}

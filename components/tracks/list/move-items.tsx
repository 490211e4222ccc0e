"use client";

import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuItem, MenuSeparator } from "../../ui/overlays/menu";
import type { MenuTarget, RowEdits } from "./row-edits";

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

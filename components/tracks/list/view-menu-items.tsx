"use client";

import { useTranslations } from "next-intl";
import type { ListView } from "@/lib/client/song-lists";
import type { LibrarySort } from "@/lib/schemas/library";
import { MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "../../ui/overlays/menu";
import { firstDirection, type ListOrder } from "./list-header";
import { useCompactRows } from "./use-compact-rows";

export type ViewMenuItemsProps = {
  list: { view: ListView<LibrarySort>; setOrder: (order: ListOrder) => void };
  /** The columns by which the list can be sorted. */
  sorts: readonly LibrarySort[];
  /** False for a list that is always sorted. */
  hasOwnOrder: boolean;
  /** Makes the order of the view the order of the list, for one's own playlists. */
  keepOrder: (() => void) | undefined;
};

/** Order of the view and height of its rows. */
export function ViewMenuItems({ list, keepOrder, sorts, hasOwnOrder }: ViewMenuItemsProps) {
  const t = useTranslations("tracks");
  const { view, setOrder } = list;
  const [isCompact, setCompact] = useCompactRows();
  const setDirection = (order: string) => setOrder({ sort: view.sort, order: order as ListView["order"] });
  return (
    <>
      <MenuLabel>{t("bar.sortBy")}</MenuLabel>
      <MenuRadioGroup
        value={view.sort ?? "own"}
        onValueChange={value => {
          const sort = sorts.find(sort => sort === value) ?? null;
          setOrder({ sort, order: sort === "addedAt" ? "desc" : sort ? firstDirection(sort) : "asc" });
        }}
      >
        {hasOwnOrder && <MenuRadioItem value="own">{t("bar.ownOrder")}</MenuRadioItem>}
        {sorts.map(sort => (
          <MenuRadioItem key={sort} value={sort}>
            {t(`columns.${sort}`)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      {view.sort && (
        <>
          <MenuSeparator />
          <MenuRadioGroup value={view.order} onValueChange={setDirection}>
            <MenuRadioItem value="asc">{t("bar.ascending")}</MenuRadioItem>
            <MenuRadioItem value="desc">{t("bar.descending")}</MenuRadioItem>
          </MenuRadioGroup>
          {keepOrder && <MenuItem onSelect={keepOrder}>{t("bar.keepOrder")}</MenuItem>}
        </>
      )}
      <MenuSeparator />
      <MenuItem onSelect={() => setCompact(!isCompact)}>
        {isCompact ? t("bar.comfortable") : t("bar.compact")}
      </MenuItem>
    </>
  );
}

"use client";

import { ArrowDownWideNarrow, LayoutGrid, List } from "lucide-react";
import { useTranslations } from "next-intl";
import { type LibraryView, playlistSorts } from "@/lib/schemas/library-view";
import { Button } from "../ui/controls/button";
import { IconButton } from "../ui/controls/icon-button";
import { Menu, MenuRadioGroup, MenuRadioItem } from "../ui/overlays/menu";

type ViewMenuProps = { view: LibraryView; onChange: (change: Partial<LibraryView>) => void };

/** Chooses the order of the library, and grid or list. */
export function ViewMenu({ view, onChange }: ViewMenuProps) {
  const t = useTranslations("library.view");
  const isGrid = view.layout === "grid";
  return (
    <div className="flex items-center gap-1">
      <Menu
        trigger={
          <Button aria-label={t("sortLabel", { order: t(`sorts.${view.sort}`) })}>
            <ArrowDownWideNarrow aria-hidden />
            {t(`sorts.${view.sort}`)}
          </Button>
        }
      >
        <MenuRadioGroup
          value={view.sort}
          onValueChange={value => onChange({ sort: playlistSorts.find(sort => sort === value) ?? "recent" })}
        >
          {playlistSorts.map(sort => (
            <MenuRadioItem key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </Menu>
      <IconButton
        label={t(isGrid ? "showList" : "showGrid")}
        onClick={() => onChange({ layout: isGrid ? "list" : "grid" })}
      >
        {isGrid ? <List aria-hidden /> : <LayoutGrid aria-hidden />}
      </IconButton>
    </div>
  );
}

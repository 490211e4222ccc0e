"use client";

import { useTranslations } from "next-intl";
import type { Playlist } from "@/lib/schemas/library";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { Menu } from "../ui/overlays/menu";
import { RowMenuButton } from "./row-menu-button";

const placeItems = lazyPart(async () => (await import("./place-items")).PlaceItems);

export function PlaceMenu({ playlist }: { playlist: Playlist }) {
  const t = useTranslations("sidebar");
  return (
    <Menu
      items={placeItems}
      align="start"
      trigger={<RowMenuButton aria-label={t("arrange", { name: playlist.name })} />}
    >
      <Lazy part={placeItems} playlist={playlist} />
    </Menu>
  );
}

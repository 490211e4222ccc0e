"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { SpotifyItems } from "../tracks/song-menu-items";
import { MenuItem, MenuSeparator } from "../ui/overlays/menu";

export function CardMenuItems({ uri, onPlay }: { uri: string | null; onPlay: () => void }) {
  const t = useTranslations("collections.menu");
  return (
    <>
      <MenuItem icon={Play} onSelect={onPlay}>
        {t("play")}
      </MenuItem>
      {uri && (
        <>
          <MenuSeparator />
          <SpotifyItems uris={[uri]} />
        </>
      )}
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Folder, FolderMinus, Pin, PinOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { foldersQuery } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { MenuItem, MenuLabel } from "../ui/overlays/menu";
import { useArrange } from "./use-arrange";

/** Items that pin a playlist or put it into a folder. */
export function PlaceItems({ playlist }: { playlist: Playlist }) {
  const t = useTranslations("sidebar");
  const { data: folders } = useQuery(foldersQuery());
  const { pin, move } = useArrange();
  const others = folders?.filter(({ id }) => id !== playlist.folderId) ?? [];
  return (
    <>
      <MenuItem icon={playlist.isPinned ? PinOff : Pin} onSelect={() => pin(playlist)}>
        {playlist.isPinned ? t("unpin") : t("pin")}
      </MenuItem>
      {playlist.folderId && (
        <MenuItem icon={FolderMinus} onSelect={() => move(playlist, null)}>
          {t("takeOut")}
        </MenuItem>
      )}
      {others.length > 0 && <MenuLabel>{t("moveTo")}</MenuLabel>}
      {others.map(({ id, name }) => (
        <MenuItem key={id} icon={Folder} onSelect={() => move(playlist, id)}>
          {name}
        </MenuItem>
      ))}
    </>
  );
}

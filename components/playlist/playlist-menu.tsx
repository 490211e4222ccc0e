"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Playlist } from "@/lib/schemas/library";
import { IconButton } from "../ui/controls/icon-button";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { Menu } from "../ui/overlays/menu";
import type { PlaylistDialog } from "./playlist-menu-items";
import type { PlaylistDeletion } from "./use-playlist-deletion";

const menuItems = lazyPart(async () => (await import("./playlist-menu-items")).PlaylistMenuItems);
const dialogs = lazyPart(async () => (await import("./playlist-dialogs")).PlaylistDialogs);

/** Menu of a playlist, with the dialogs that it opens. */
export function PlaylistMenu({ playlist, deletion }: { playlist: Playlist; deletion: PlaylistDeletion }) {
  const t = useTranslations("playlist.menu");
  const [dialog, openDialog] = useState<PlaylistDialog | null>(null);
  const close = () => openDialog(null);
  return (
    <>
      <Menu
        items={menuItems}
        align="start"
        trigger={
          <IconButton label={playlist.spotifyId ? t("label") : t("editLabel")}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <Lazy part={menuItems} playlist={playlist} openDialog={openDialog} />
      </Menu>
      {dialog && (
        <Lazy
          part={dialogs}
          playlist={playlist}
          deletion={deletion}
          dialog={dialog}
          onClose={close}
          onMissing={close}
        />
      )}
    </>
  );
}

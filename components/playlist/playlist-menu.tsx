"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type PlaylistText, updatePlaylist } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { PlaylistTextDialog } from "../library/playlist-text-dialog";
import { IconButton } from "../ui/controls/icon-button";
import { Confirm } from "../ui/overlays/confirm";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { Menu } from "../ui/overlays/menu";
import type { PlaylistDialog } from "./playlist-menu-items";
import { PublishPlaylist } from "./publish-playlist";
import type { PlaylistDeletion } from "./use-playlist-deletion";

const menuItems = lazyPart(async () => (await import("./playlist-menu-items")).PlaylistMenuItems);

/** Menu of a playlist. What changes it on Spotify says so first. */
export function PlaylistMenu({ playlist, deletion }: { playlist: Playlist; deletion: PlaylistDeletion }) {
  const t = useTranslations();
  const client = useQueryClient();
  const router = useRouter();
  const [openDialog, setOpenDialog] = useState<PlaylistDialog | null>(null);
  const { id, name, spotifyId } = playlist;
  const close = (open: boolean) => !open && setOpenDialog(null);

  /** Sends only what was changed. */
  const rename = async ({ name, description }: PlaylistText) => {
    const changes = {
      ...(name !== playlist.name && { name }),
      ...(description !== playlist.description && { description }),
    };
    if (Object.keys(changes).length === 0) return;
    await updatePlaylist({ id, ...changes }, { client });
    // The server renders the title of the page.
    router.refresh();
  };
  return (
    <>
      <Menu
        items={menuItems}
        align="start"
        trigger={
          <IconButton label={spotifyId ? t("playlist.menu.label") : t("playlist.menu.editLabel")}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <Lazy part={menuItems} playlist={playlist} openDialog={setOpenDialog} />
      </Menu>
      <PlaylistTextDialog
        open={openDialog === "edit"}
        onOpenChange={close}
        title={t("playlist.edit.title")}
        {...(spotifyId && { note: t("playlist.edit.onSpotify") })}
        submit={t("playlist.edit.save")}
        initial={{ name, description: playlist.description }}
        onSubmit={rename}
      />
      <PublishPlaylist playlist={playlist} open={openDialog === "publish"} onOpenChange={close} />
      <Confirm
        open={openDialog === "delete"}
        onOpenChange={close}
        title={spotifyId ? t("playlist.remove.title", { name }) : t("playlist.delete.title", { name })}
        description={spotifyId ? t("playlist.remove.text") : t("playlist.delete.text")}
        action={spotifyId ? t("playlist.remove.confirm") : t("playlist.delete.confirm")}
        busy={deletion.isRunning}
        onConfirm={() => deletion.remove(playlist)}
      />
    </>
  );
}

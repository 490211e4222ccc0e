"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Braces, Ellipsis, History, Pencil, Table, Trash2, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { playlistExportPath } from "@/lib/client/export";
import { type PlaylistText, updatePlaylist } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { PlaylistTextDialog } from "../library/playlist-text-dialog";
import { PlaceItems } from "../sidebar/place-menu";
import { SpotifyItems } from "../tracks/song-menu-items";
import { IconButton } from "../ui/controls/icon-button";
import { Confirm } from "../ui/overlays/confirm";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../ui/overlays/menu";
import { PublishPlaylist } from "./publish-playlist";
import type { PlaylistDeletion } from "./use-playlist-deletion";

/** Menu of a playlist. What changes it on Spotify says so first. */
export function PlaylistMenu({ playlist, deletion }: { playlist: Playlist; deletion: PlaylistDeletion }) {
  const t = useTranslations();
  const client = useQueryClient();
  const router = useRouter();
  const [openDialog, setOpenDialog] = useState<"edit" | "delete" | "publish" | null>(null);
  const { id, name, spotifyId } = playlist;
  const isReadable = playlist.access === "owner";
  /** The response is an attachment: the browser saves it and stays on this page. */
  const download = (format: "json" | "csv") => window.location.assign(playlistExportPath(id, format));
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
        align="start"
        trigger={
          <IconButton label={spotifyId ? t("playlist.menu.label") : t("playlist.menu.editLabel")}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {isReadable && (
          <MenuItem icon={Pencil} onSelect={() => setOpenDialog("edit")}>
            {t("playlist.menu.rename")}
          </MenuItem>
        )}
        {!spotifyId && (
          <MenuItem icon={Upload} onSelect={() => setOpenDialog("publish")}>
            {t("playlist.menu.publish")}
          </MenuItem>
        )}
        {spotifyId && <SpotifyItems uris={[`spotify:playlist:${spotifyId}`]} />}
        <MenuSeparator />
        <PlaceItems playlist={playlist} />
        <MenuSeparator />
        {isReadable && (
          <>
            <MenuLink icon={History} href={`/playlists/${id}/versions`}>
              {t("playlist.menu.versions")}
            </MenuLink>
            <MenuItem icon={Braces} onSelect={() => download("json")}>
              {t("playlist.menu.exportJson")}
            </MenuItem>
            <MenuItem icon={Table} onSelect={() => download("csv")}>
              {t("playlist.menu.exportCsv")}
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        <MenuItem icon={Trash2} destructive onSelect={() => setOpenDialog("delete")}>
          {spotifyId ? t("playlist.menu.remove") : t("playlist.menu.delete")}
        </MenuItem>
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

"use client";

import { Braces, CopyCheck, History, Pencil, Search, Sparkles, Table, Trash2, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { playlistExportPath } from "@/lib/client/export";
import type { Playlist } from "@/lib/schemas/library";
import { togetherPath } from "../recommendations/paths";
import { PlaceItems } from "../sidebar/place-items";
import { SpotifyItems } from "../tracks/song-menu-items";
import { MenuItem, MenuLink, MenuSeparator } from "../ui/overlays/menu";

export type PlaylistDialog = "edit" | "delete" | "publish";

/** The search with the playlist as a filter, ready for words. */
const searchAddress = (name: string) =>
  `/search?${new URLSearchParams({ q: `playlist:"${name.replaceAll('"', " ")}" ` })}`;

type PlaylistMenuItemsProps = { playlist: Playlist; openDialog: (dialog: PlaylistDialog) => void };

export function PlaylistMenuItems({ playlist, openDialog }: PlaylistMenuItemsProps) {
  const t = useTranslations();
  const { id, name, spotifyId } = playlist;
  const isReadable = playlist.access === "owner";
  /** The response is an attachment: the browser saves it and stays on this page. */
  const download = (format: "json" | "csv") => window.location.assign(playlistExportPath(id, format));
  return (
    <>
      {isReadable && (
        <MenuItem icon={Pencil} onSelect={() => openDialog("edit")}>
          {t("playlist.menu.rename")}
        </MenuItem>
      )}
      {!spotifyId && (
        <MenuItem icon={Upload} onSelect={() => openDialog("publish")}>
          {t("playlist.menu.publish")}
        </MenuItem>
      )}
      {spotifyId && <SpotifyItems uris={[`spotify:playlist:${spotifyId}`]} />}
      <MenuSeparator />
      <PlaceItems playlist={playlist} />
      <MenuSeparator />
      {isReadable && (
        <>
          <MenuLink icon={Search} href={searchAddress(name)}>
            {t("playlist.menu.search")}
          </MenuLink>
          <MenuLink icon={Sparkles} href={togetherPath(id)}>
            {t("tracks.menu.together")}
          </MenuLink>
          <MenuLink icon={History} href={`/playlists/${id}/versions`}>
            {t("playlist.menu.versions")}
          </MenuLink>
          <MenuLink icon={CopyCheck} href={`/playlists/${id}/duplicates`}>
            {t("songs.duplicates.open")}
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
      <MenuItem icon={Trash2} destructive onSelect={() => openDialog("delete")}>
        {spotifyId ? t("playlist.menu.remove") : t("playlist.menu.delete")}
      </MenuItem>
    </>
  );
}

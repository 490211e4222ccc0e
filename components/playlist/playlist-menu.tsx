"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Braces, Ellipsis, History, Pencil, Table, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { playlistExportPath } from "@/lib/client/export";
import {
  deletePlaylist,
  forgetPlaylist,
  type PlaylistText,
  restorePlaylist,
  updatePlaylist,
} from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { PlaylistTextDialog } from "../library/playlist-text-dialog";
import { IconButton } from "../ui/controls/icon-button";
import { Confirm } from "../ui/overlays/confirm";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../ui/overlays/menu";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

/** Menu of a playlist: history and export; for local playlists also rename and delete. */
export function PlaylistMenu({ playlist }: { playlist: Playlist }) {
  const t = useTranslations();
  const client = useQueryClient();
  const router = useRouter();
  const offerUndo = useUndo();
  const [openDialog, setOpenDialog] = useState<"edit" | "delete" | null>(null);
  const [deleting, setDeleting] = useState(false);
  const isDeleted = useRef(false);
  const { id } = playlist;
  useEffect(() => () => void (isDeleted.current && forgetPlaylist(client, id)), [client, id]);
  const isLocal = playlist.origin === "local";
  /** The response is an attachment: the browser saves it and stays on this page. */
  const download = (format: "json" | "csv") =>
    window.location.assign(playlistExportPath(playlist.id, format));
  const close = (open: boolean) => !open && setOpenDialog(null);

  const remove = async () => {
    setDeleting(true);
    try {
      await deletePlaylist(playlist.id, { client });
      isDeleted.current = true;
      offerUndo({
        done: t("playlist.delete.done", { name: playlist.name }),
        undo: () => restorePlaylist(playlist.id, { client }),
        failure: t("playlist.delete.notRestored"),
      });
      // Replaces the playlist in the browser's history: Back must not open it.
      router.replace("/library");
    } catch (error) {
      setDeleting(false);
      toastProblem(t("playlist.delete.failed"), error as Error);
    }
  };
  /** Sends only what was changed. */
  const rename = async ({ name, description }: PlaylistText) => {
    const changes = {
      ...(name !== playlist.name && { name }),
      ...(description !== playlist.description && { description }),
    };
    if (Object.keys(changes).length === 0) return;
    await updatePlaylist({ id: playlist.id, ...changes }, { client });
    // The server renders the title of the page.
    router.refresh();
  };
  return (
    <>
      <Menu
        align="start"
        trigger={
          <IconButton label={isLocal ? t("playlist.menu.editLabel") : t("playlist.menu.label")}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {isLocal && (
          <MenuItem icon={Pencil} onSelect={() => setOpenDialog("edit")}>
            {t("playlist.menu.rename")}
          </MenuItem>
        )}
        <MenuLink icon={History} href={`/playlists/${playlist.id}/versions`}>
          {t("playlist.menu.versions")}
        </MenuLink>
        <MenuItem icon={Braces} onSelect={() => download("json")}>
          {t("playlist.menu.exportJson")}
        </MenuItem>
        <MenuItem icon={Table} onSelect={() => download("csv")}>
          {t("playlist.menu.exportCsv")}
        </MenuItem>
        {isLocal && (
          <>
            <MenuSeparator />
            <MenuItem icon={Trash2} destructive onSelect={() => setOpenDialog("delete")}>
              {t("playlist.menu.delete")}
            </MenuItem>
          </>
        )}
      </Menu>
      <PlaylistTextDialog
        open={openDialog === "edit"}
        onOpenChange={close}
        title={t("playlist.edit.title")}
        submit={t("playlist.edit.save")}
        initial={{ name: playlist.name, description: playlist.description }}
        onSubmit={rename}
      />
      <Confirm
        open={openDialog === "delete"}
        onOpenChange={close}
        title={t("playlist.delete.title", { name: playlist.name })}
        description={t("playlist.delete.text")}
        action={t("playlist.delete.confirm")}
        busy={deleting}
        onConfirm={remove}
      />
    </>
  );
}

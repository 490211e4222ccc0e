"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronRight, Folder, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteFolder, playlistsQuery } from "@/lib/client/playlists";
import type { PlaylistFolder } from "@/lib/schemas/library";
import { LoadMore } from "../ui/lists/load-more";
import { Menu, MenuItem } from "../ui/overlays/menu";
import { toastProblem } from "../ui/status/toast-problem";
import { useStoredFlag } from "../ui/stored-flag";
import { FolderDialog } from "./folder-dialog";
import { getDraggedPlaylist, hasDraggedPlaylist } from "./playlist-drag";
import { RowMenuButton } from "./row-menu-button";
import { SidebarPlaylist } from "./sidebar-playlist";
import { useArrange } from "./use-arrange";
import { useDrop } from "./use-drop";

/** Folder of the sidebar with its playlists. Playlists can be dropped on it. */
export function SidebarFolder({ folder }: { folder: PlaylistFolder }) {
  const t = useTranslations("sidebar");
  const [isOpen, setIsOpen] = useStoredFlag(`folder ${folder.id}`, false);
  const { move } = useArrange();
  const { isOver, dropProps } = useDrop(hasDraggedPlaylist, event =>
    move(getDraggedPlaylist(event), folder.id),
  );
  return (
    <li>
      <div
        className={clsx(
          "group flex items-center rounded-md hover:bg-raised",
          isOver && "bg-accent-soft outline-2 outline-accent",
        )}
        {...dropProps}
      >
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 rounded-md p-1.5 text-left text-muted text-sm hover:text-ink"
        >
          <ChevronRight
            className={clsx("size-4 shrink-0 transition-transform", isOpen && "rotate-90")}
            aria-hidden
          />
          <Folder className="size-4 shrink-0" aria-hidden />
          <span className="min-w-0 flex-1 truncate" dir="auto">
            {folder.name}
          </span>
          <span className="text-xs tabular-nums">{folder.playlistCount}</span>
        </button>
        <FolderMenu folder={folder} />
      </div>
      {isOpen &&
        (folder.playlistCount > 0 ? (
          <FolderPlaylists id={folder.id} />
        ) : (
          <p className="py-1.5 pl-9 text-muted text-xs">{t("emptyFolder")}</p>
        ))}
    </li>
  );
}

function FolderPlaylists({ id }: { id: string }) {
  const list = useInfiniteQuery(playlistsQuery({ folderId: id, sort: "name" }));
  return (
    <>
      <ul className="pl-4">
        {list.data?.pages.flatMap(({ items }) =>
          items.map(playlist => <SidebarPlaylist key={playlist.id} playlist={playlist} />),
        )}
      </ul>
      <LoadMore list={list} />
    </>
  );
}

function FolderMenu({ folder }: { folder: PlaylistFolder }) {
  const t = useTranslations("sidebar");
  const client = useQueryClient();
  const [isRenaming, setIsRenaming] = useState(false);
  const remove = () =>
    deleteFolder(folder.id, { client }).catch((error: Error) => toastProblem(t("folderNotDeleted"), error));
  return (
    <>
      <Menu align="start" trigger={<RowMenuButton aria-label={t("folderMenu", { name: folder.name })} />}>
        <MenuItem icon={Pencil} onSelect={() => setIsRenaming(true)}>
          {t("rename")}
        </MenuItem>
        <MenuItem icon={Trash2} destructive onSelect={remove}>
          {t("deleteFolder")}
        </MenuItem>
      </Menu>
      <FolderDialog open={isRenaming} onOpenChange={setIsRenaming} folder={folder} />
    </>
  );
}

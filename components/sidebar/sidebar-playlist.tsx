"use client";

import clsx from "clsx";
import { Pin } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Playlist } from "@/lib/schemas/library";
import { useAddToPlaylist } from "../tracks/add-to-playlist/add-to-playlist-context";
import { getDraggedSongs, hasDraggedSongs } from "../tracks/song-drag";
import { Cover } from "../ui/artwork/cover";
import { PlaceMenu } from "./place-menu";
import { setDraggedPlaylist } from "./playlist-drag";
import { useDrop } from "./use-drop";

/** Link to a playlist in the sidebar. Songs can be dropped on it, and it can be dragged into a folder. */
export function SidebarPlaylist({ playlist }: { playlist: Playlist }) {
  const t = useTranslations("sidebar");
  const path = `/playlists/${playlist.id}`;
  const isCurrent = usePathname().startsWith(path);
  const add = useAddToPlaylist();
  const isEditable = playlist.access === "owner";
  const { isOver, dropProps } = useDrop(
    event => isEditable && hasDraggedSongs(event),
    event => add(playlist, getDraggedSongs(event)),
  );
  return (
    <li
      className={clsx(
        "group flex items-center rounded-md hover:bg-raised",
        isOver && "bg-accent-soft outline-2 outline-accent",
      )}
      {...dropProps}
    >
      <Link
        href={path}
        prefetch={false}
        draggable
        onDragStart={event => setDraggedPlaylist(event, playlist)}
        aria-current={isCurrent ? "page" : undefined}
        className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md p-1.5 text-muted text-sm hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
      >
        <Cover src={playlist.imageUrl} name={playlist.name} className="size-8 rounded-sm" />
        <span className="min-w-0 flex-1 truncate" dir="auto">
          {playlist.name}
        </span>
        {playlist.isPinned && (
          <>
            <Pin className="size-3.5 shrink-0 text-accent-text" aria-hidden />
            <span className="sr-only">{t("pinned")}</span>
          </>
        )}
      </Link>
      <PlaceMenu playlist={playlist} />
    </li>
  );
}

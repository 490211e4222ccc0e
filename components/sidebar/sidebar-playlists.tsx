"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronRight, FolderPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { foldersQuery, playlistsQuery } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { IconButton } from "../ui/controls/icon-button";
import { SearchInput } from "../ui/controls/search-input";
import { useDebounced } from "../ui/controls/use-debounced";
import { LoadMore } from "../ui/lists/load-more";
import { Nothing } from "../ui/status/nothing";
import { useStoredFlag } from "../ui/stored-flag";
import { useWideScreen } from "../ui/use-wide-screen";
import { FolderDialog } from "./folder-dialog";
import { SidebarPlaylist } from "./sidebar-playlist";

// Few people have folders.
const SidebarFolder = dynamic(
  () =>
    import("./sidebar-folder").then(
      module => module.SidebarFolder,
      () => Nothing,
    ),
  { loading: Nothing },
);

/** From this number of playlists on, the sidebar has a filter. */
const filteredFrom = 8;

/** The playlists of the sidebar: pinned ones, folders, and the others, the last used first. */
export function SidebarPlaylists() {
  const t = useTranslations("sidebar");
  const [isOpen, setIsOpen] = useStoredFlag("sidebar playlists", true);
  const [isNaming, setIsNaming] = useState(false);
  // A phone does not show the sidebar, and rendering its rows would take time there.
  const isShown = useWideScreen();
  return (
    <section aria-label={t("title")} className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="engraved flex min-h-11 flex-1 items-center gap-2 rounded-md px-1.5 text-left text-muted hover:text-ink"
        >
          <ChevronRight className={clsx("size-4 transition-transform", isOpen && "rotate-90")} aria-hidden />
          {t("title")}
        </button>
        <IconButton label={t("newFolder")} onClick={() => setIsNaming(true)}>
          <FolderPlus aria-hidden />
        </IconButton>
      </div>
      <FolderDialog open={isNaming} onOpenChange={setIsNaming} />
      {isOpen && isShown && <Playlists />}
    </section>
  );
}

const unpinned = { isPinned: false, sort: "recent" } as const;

function Playlists() {
  const t = useTranslations("sidebar");
  const [filter, setFilter] = useState("");
  const q = useDebounced(filter.trim());
  const { data: folders } = useQuery(foldersQuery());
  const pinned = useInfiniteQuery(playlistsQuery({ isPinned: true, sort: "name" }));
  const recent = useInfiniteQuery(playlistsQuery(unpinned));
  // Without a filter, a query of its own would be the library's, and it has no data yet when a late page of the server is taken over.
  const found = useInfiniteQuery(playlistsQuery(q === "" ? unpinned : { q, sort: "recent" }));
  const rows = (list: typeof pinned): Playlist[] => list.data?.pages.flatMap(({ items }) => items) ?? [];
  const others = rows(recent).filter(({ folderId }) => folderId === null);
  const isLong = others.length + rows(pinned).length >= filteredFrom;
  return (
    <>
      {(isLong || filter !== "") && (
        <SearchInput label={t("filter")} value={filter} onChange={setFilter} className="mx-1 mb-2" />
      )}
      <ul className="grid min-h-0 flex-1 auto-rows-min grid-cols-[minmax(0,1fr)] content-start overflow-y-auto overscroll-contain p-0.5 pb-2">
        {q === "" ? (
          <>
            {rows(pinned).map(playlist => (
              <SidebarPlaylist key={playlist.id} playlist={playlist} />
            ))}
            {folders?.map(folder => (
              <SidebarFolder key={folder.id} folder={folder} />
            ))}
            {others.map(playlist => (
              <SidebarPlaylist key={playlist.id} playlist={playlist} />
            ))}
          </>
        ) : (
          rows(found).map(playlist => <SidebarPlaylist key={playlist.id} playlist={playlist} />)
        )}
        {q !== "" && found.data && rows(found).length === 0 && (
          <li className="px-2 py-3 text-muted text-sm">{t("noMatch", { filter: q })}</li>
        )}
        {found.hasNextPage && (
          <li>
            <LoadMore list={found} />
          </li>
        )}
      </ul>
    </>
  );
}

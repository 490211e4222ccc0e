"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { foldersQuery, playlistsQuery } from "@/lib/client/playlists";
import { SidebarFolder } from "./sidebar-folder";
import { SidebarPlaylist } from "./sidebar-playlist";

/** Pinned playlists and folders in the library of a phone, which has no sidebar. */
export function SidebarOnPhone() {
  const { data: folders } = useQuery(foldersQuery());
  const pinned = useInfiniteQuery(playlistsQuery({ isPinned: true, sort: "name" }));
  const playlists = pinned.data?.pages.flatMap(({ items }) => items) ?? [];
  if (playlists.length === 0 && !folders?.length) return null;
  return (
    <ul className="mb-5 grid grid-cols-[minmax(0,1fr)] gap-0.5 md:hidden">
      {playlists.map(playlist => (
        <SidebarPlaylist key={playlist.id} playlist={playlist} />
      ))}
      {folders?.map(folder => (
        <SidebarFolder key={folder.id} folder={folder} />
      ))}
    </ul>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PlaylistScreen } from "@/components/playlist/playlist-screen";
import { playlistSource } from "@/components/shuffle/sources";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistItemsQuery } from "@/lib/client/playlist-items";
import { playlistQuery } from "@/lib/client/playlists";
import { shuffleOfQuery } from "@/lib/client/shuffle";
import { rowsPerPage, wholeList } from "@/lib/client/song-lists";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";
import { uuid } from "@/lib/schemas/common";
import { findShuffle } from "../../find-shuffle";
import { orNotFound } from "../../or-not-found";
import { Prefetched, preload } from "../../prefetched";

type PageProps = { params: Promise<{ id: string }> };

/** Reads the playlist. Cached, because the title and the page both need it. */
const findPlaylist = cache(async (id: string) => {
  const ctx = await requireContext(`/playlists/${id}`);
  if (!uuid.safeParse(id).success) notFound();
  return { ctx, playlist: await orNotFound(getPlaylist(ctx, id)) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { playlist } = await findPlaylist((await params).id);
  return { title: playlist.name };
}

export default async function PlaylistPage({ params }: PageProps) {
  const { id } = await params;
  const { ctx, playlist } = await findPlaylist(id);
  const source = playlistSource(playlist);
  const firstRows = () => listPlaylistItems(ctx, id, { from: 0, limit: rowsPerPage });
  return (
    <Prefetched
      queries={[
        preload(playlistQuery(id), () => playlist),
        ...(playlist.access === "owner"
          ? [
              preload(playlistItemsQuery(id, wholeList, 0), firstRows),
              preload(shuffleOfQuery(source), () => findShuffle(ctx, source)),
            ]
          : []),
      ]}
    >
      <PlaylistScreen id={id} />
    </Prefetched>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PlaylistScreen } from "@/components/playlist/playlist-screen";
import { requireContext } from "@/lib/api/browser-session";
import { playlistItemsQuery, rowsPerPage } from "@/lib/api/client/playlist-items";
import { playlistQuery } from "@/lib/api/client/playlists";
import { uuid } from "@/lib/api/schemas/common";
import { AppError } from "@/lib/platform/errors";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";

type PageProps = { params: Promise<{ id: string }> };

/** Read once for the title and the page. */
const findPlaylist = cache(async (id: string) => {
  const ctx = await requireContext(`/playlists/${id}`);
  if (!uuid.safeParse(id).success) notFound();
  try {
    return await getPlaylist(ctx, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await findPlaylist((await params).id)).name };
}

export default async function PlaylistPage({ params }: PageProps) {
  const { id } = await params;
  const playlist = await findPlaylist(id);
  const client = new QueryClient();
  client.setQueryData(playlistQuery(id).queryKey, playlist);
  if (playlist.access === "owner") {
    const ctx = await requireContext(`/playlists/${id}`);
    const first = await listPlaylistItems(ctx, id, { from: 0, limit: rowsPerPage });
    client.setQueryData(playlistItemsQuery(id, "", 0).queryKey, first);
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PlaylistScreen id={id} />
    </HydrationBoundary>
  );
}

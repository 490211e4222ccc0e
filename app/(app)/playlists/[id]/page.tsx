import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PlaylistScreen } from "@/components/playlist/playlist-screen";
import { playlistSource } from "@/components/shuffle/sources";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistItemsQuery, rowsPerPage } from "@/lib/client/playlist-items";
import { playlistQuery } from "@/lib/client/playlists";
import { shuffleOfQuery } from "@/lib/client/shuffle";
import { AppError } from "@/lib/core/errors";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";
import { uuid } from "@/lib/schemas/common";
import { listShuffles } from "@/lib/shuffle/list-shuffles";

type PageProps = { params: Promise<{ id: string }> };

const orNull = <Found,>(search: Promise<Found>) =>
  search.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });

/** Read once for the title and the page. */
const findPlaylist = cache(async (id: string) => {
  const ctx = await requireContext(`/playlists/${id}`);
  if (!uuid.safeParse(id).success) notFound();
  return (await orNull(getPlaylist(ctx, id))) ?? notFound();
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
    const source = playlistSource(playlist);
    const [first, shuffles] = await Promise.all([
      listPlaylistItems(ctx, id, { from: 0, limit: rowsPerPage }),
      listShuffles(ctx, { limit: 1, source }),
    ]);
    client.setQueryData(playlistItemsQuery(id, "", 0).queryKey, first);
    client.setQueryData(shuffleOfQuery(source).queryKey, shuffles.items[0] ?? null);
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PlaylistScreen id={id} />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { VersionsScreen } from "@/components/versions/versions-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistQuery } from "@/lib/client/playlists";
import { versionsQuery } from "@/lib/client/versions";
import { AppError } from "@/lib/core/errors";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { listVersions } from "@/lib/playlists/versions/list-versions";

export const metadata: Metadata = { title: "History of this playlist" };

export default async function VersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireContext(`/playlists/${id}/versions`);
  const playlist = await getPlaylist(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(playlistQuery(id).queryKey, playlist);
  const first = await listVersions(ctx, id, { limit: 10 });
  client.setQueryData(versionsQuery(id).queryKey, { pages: [first], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VersionsScreen playlistId={id} />
    </HydrationBoundary>
  );
}

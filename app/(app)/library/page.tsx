import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { LibraryScreen } from "@/components/library/library-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistsQuery } from "@/lib/client/playlists";
import { listPlaylists } from "@/lib/playlists/list-playlists";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage() {
  const ctx = await requireContext("/library");
  const client = new QueryClient();
  const first = await listPlaylists(ctx, { limit: 60 });
  client.setQueryData(playlistsQuery().queryKey, { pages: [first], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LibraryScreen />
    </HydrationBoundary>
  );
}

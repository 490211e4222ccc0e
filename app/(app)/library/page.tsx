import type { Metadata } from "next";
import { LibraryScreen } from "@/components/library/library-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistsQuery } from "@/lib/client/playlists";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import { Prefetched, preloadList } from "../prefetched";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage() {
  const ctx = await requireContext("/library");
  return (
    <Prefetched queries={[preloadList(playlistsQuery(), query => listPlaylists(ctx, query))]}>
      <LibraryScreen />
    </Prefetched>
  );
}

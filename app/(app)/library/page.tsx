import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LibraryScreen } from "@/components/library/library-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistsQuery } from "@/lib/client/playlists";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import { Prefetched, preloadList } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("library");
  return { title: t("title") };
}

export default async function LibraryPage() {
  const ctx = await requireContext("/library");
  return (
    <Prefetched queries={[preloadList(playlistsQuery(), query => listPlaylists(ctx, query))]}>
      <LibraryScreen />
    </Prefetched>
  );
}

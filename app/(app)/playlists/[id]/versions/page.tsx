import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VersionsScreen } from "@/components/versions/versions-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistQuery } from "@/lib/client/playlists";
import { versionsQuery } from "@/lib/client/versions";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { listVersions } from "@/lib/playlists/versions/list-versions";
import { orNotFound } from "../../../or-not-found";
import { Prefetched, preload, preloadList } from "../../../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("versions");
  return { title: t("title") };
}

export default async function VersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireContext(`/playlists/${id}/versions`);
  const playlist = await orNotFound(getPlaylist(ctx, id));
  return (
    <Prefetched
      queries={[
        preload(playlistQuery(id), () => playlist),
        preloadList(versionsQuery(id), query => listVersions(ctx, id, query)),
      ]}
    >
      <VersionsScreen playlistId={id} />
    </Prefetched>
  );
}

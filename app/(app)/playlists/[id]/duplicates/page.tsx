import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DuplicatesScreen } from "@/components/songs/duplicates/duplicates-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { duplicatesQuery } from "@/lib/client/duplicates";
import { playlistQuery } from "@/lib/client/playlists";
import { listDuplicates } from "@/lib/library/duplicates/list-duplicates";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { orNotFound } from "../../../or-not-found";
import { Prefetched, preload, preloadList } from "../../../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("songs.duplicates");
  return { title: t("title") };
}

export default async function PlaylistDuplicatesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireContext(`/playlists/${id}/duplicates`);
  const playlist = await orNotFound(getPlaylist(ctx, id));
  return (
    <Prefetched
      queries={[
        preload(playlistQuery(id), () => playlist),
        ...(["repeated", "sameRecording"] as const).map(kind =>
          preloadList(duplicatesQuery(kind, id), query =>
            listDuplicates(ctx, { kind, playlistId: id, ...query }),
          ),
        ),
      ]}
    >
      <DuplicatesScreen playlistId={id} />
    </Prefetched>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AllSongsScreen } from "@/components/songs/all-songs-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { rowsPerPage } from "@/lib/client/song-lists";
import { allSongs, librarySongsQuery } from "@/lib/client/songs";
import { listSongs } from "@/lib/library/list-songs";
import { Prefetched, preload } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("songs");
  return { title: t("title") };
}

export default async function SongsPage() {
  const ctx = await requireContext("/songs");
  return (
    <Prefetched
      queries={[preload(librarySongsQuery(allSongs, 0), () => listSongs(ctx, { limit: rowsPerPage }))]}
    >
      <AllSongsScreen />
    </Prefetched>
  );
}

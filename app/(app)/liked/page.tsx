import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LikedScreen } from "@/components/liked/liked-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { likedSongsQuery } from "@/lib/client/liked";
import { shuffleOfQuery } from "@/lib/client/shuffle";
import { rowsPerPage, wholeList } from "@/lib/client/song-lists";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { findShuffle } from "../find-shuffle";
import { Prefetched, preload } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("liked");
  return { title: t("title") };
}

const source = { kind: "likedSongs" } as const;

export default async function LikedPage() {
  const ctx = await requireContext("/liked");
  return (
    <Prefetched
      queries={[
        preload(likedSongsQuery(wholeList, 0), () => listLikedSongs(ctx, { limit: rowsPerPage })),
        preload(shuffleOfQuery(source), () => findShuffle(ctx, source)),
      ]}
    >
      <LikedScreen />
    </Prefetched>
  );
}

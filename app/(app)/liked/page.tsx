import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { LikedScreen } from "@/components/liked/liked-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { shuffleOfQuery } from "@/lib/client/shuffle";
import { likedSongsQuery } from "@/lib/client/songs";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { listShuffles } from "@/lib/shuffle/list-shuffles";

export const metadata: Metadata = { title: "Liked songs" };

const source = { kind: "likedSongs" } as const;

export default async function LikedPage() {
  const ctx = await requireContext("/liked");
  const client = new QueryClient();
  const [first, shuffles] = await Promise.all([
    listLikedSongs(ctx, { limit: 100 }),
    listShuffles(ctx, { limit: 1, source }),
  ]);
  client.setQueryData(likedSongsQuery().queryKey, { pages: [first], pageParams: [null] });
  client.setQueryData(shuffleOfQuery(source).queryKey, shuffles.items[0] ?? null);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LikedScreen />
    </HydrationBoundary>
  );
}

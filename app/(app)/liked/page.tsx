import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { LikedScreen } from "@/components/liked/liked-screen";
import { requireContext } from "@/lib/api/browser-session";
import { likedSongsQuery } from "@/lib/api/client/songs";
import { listLikedSongs } from "@/lib/library/list-liked-songs";

export const metadata: Metadata = { title: "Liked songs" };

export default async function LikedPage() {
  const ctx = await requireContext("/liked");
  const client = new QueryClient();
  const first = await listLikedSongs(ctx, { limit: 100 });
  client.setQueryData(likedSongsQuery().queryKey, { pages: [first], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LikedScreen />
    </HydrationBoundary>
  );
}

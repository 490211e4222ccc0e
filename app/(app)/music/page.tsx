import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { MusicScreen } from "@/components/music/music-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { jobsQuery } from "@/lib/client/jobs";
import { playlistsQuery } from "@/lib/client/playlists";
import { recently, recentShufflesQuery } from "@/lib/client/shuffle";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import { listShuffles } from "@/lib/shuffle/list-shuffles";
import { listJobs } from "@/lib/sync/list-jobs";

export const metadata: Metadata = { title: "Music" };

type PageProps = { searchParams: Promise<{ connected?: string | string[]; problem?: string | string[] }> };

export default async function MusicPage({ searchParams }: PageProps) {
  const ctx = await requireContext("/music");
  const { connected, problem } = await searchParams;
  const client = new QueryClient();
  const [jobs, playlists, shuffles] = await Promise.all([
    listJobs(ctx, { limit: 20 }),
    listPlaylists(ctx, { limit: 60 }),
    listShuffles(ctx, { limit: recently }),
  ]);
  client.setQueryData(jobsQuery().queryKey, { pages: [jobs], pageParams: [null] });
  client.setQueryData(playlistsQuery().queryKey, { pages: [playlists], pageParams: [null] });
  client.setQueryData(recentShufflesQuery().queryKey, shuffles.items);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <MusicScreen
        connected={typeof connected === "string" ? connected : null}
        problem={typeof problem === "string" ? problem : null}
      />
    </HydrationBoundary>
  );
}

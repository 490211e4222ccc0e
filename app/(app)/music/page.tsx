import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { MusicScreen } from "@/components/music/music-screen";
import { requireContext } from "@/lib/api/browser-session";
import { jobsQuery } from "@/lib/api/client/jobs";
import { listJobs } from "@/lib/sync/list-jobs";

export const metadata: Metadata = { title: "Music" };

type PageProps = { searchParams: Promise<{ connected?: string | string[]; problem?: string | string[] }> };

export default async function MusicPage({ searchParams }: PageProps) {
  const ctx = await requireContext("/music");
  const { connected, problem } = await searchParams;
  const client = new QueryClient();
  client.setQueryData(jobsQuery().queryKey, await listJobs(ctx, { limit: 20 }));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <MusicScreen justConnected={connected === "1"} problem={typeof problem === "string" ? problem : null} />
    </HydrationBoundary>
  );
}

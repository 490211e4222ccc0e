import type { Metadata } from "next";
import { MusicScreen } from "@/components/music/music-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistsQuery } from "@/lib/client/playlists";
import { recentShufflesLimit, recentShufflesQuery } from "@/lib/client/shuffle";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import { listShuffles } from "@/lib/shuffle/list-shuffles";
import { Prefetched, preload, preloadList } from "../prefetched";

export const metadata: Metadata = { title: "Music" };

type PageProps = { searchParams: Promise<{ connected?: string | string[]; problem?: string | string[] }> };

export default async function MusicPage({ searchParams }: PageProps) {
  const ctx = await requireContext("/music");
  const { connected, problem } = await searchParams;
  const recentShuffles = async () => (await listShuffles(ctx, { limit: recentShufflesLimit })).items;
  return (
    <Prefetched
      queries={[
        preloadList(playlistsQuery(), query => listPlaylists(ctx, query)),
        preload(recentShufflesQuery(), recentShuffles),
      ]}
    >
      <MusicScreen
        connected={typeof connected === "string" ? connected : null}
        problem={typeof problem === "string" ? problem : null}
      />
    </Prefetched>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MusicScreen } from "@/components/music/music-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { homeQuery } from "@/lib/client/history";
import { playlistsQuery } from "@/lib/client/playlists";
import { recentShufflesLimit, recentShufflesQuery } from "@/lib/client/shuffle";
import { getFirstSteps } from "@/lib/connections/get-first-steps";
import { getHome } from "@/lib/history/get-home";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import { listShuffles } from "@/lib/shuffle/list-shuffles";
import { finishFirstSteps, hideFirstStepsAction } from "../first-steps/actions";
import { Prefetched, preload, preloadList } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("music");
  return { title: t("title") };
}

type PageProps = { searchParams: Promise<{ connected?: string | string[]; problem?: string | string[] }> };

export default async function MusicPage({ searchParams }: PageProps) {
  const ctx = await requireContext("/music");
  const { connected, problem } = await searchParams;
  const firstSteps = await getFirstSteps(ctx);
  const recentShuffles = async () => (await listShuffles(ctx, { limit: recentShufflesLimit })).items;
  return (
    <Prefetched
      queries={[
        preloadList(playlistsQuery({ sort: "recent" }), query =>
          listPlaylists(ctx, { ...query, sort: "recent" }),
        ),
        preload(homeQuery(), () => getHome(ctx)),
        preload(recentShufflesQuery(), recentShuffles),
      ]}
    >
      <MusicScreen
        connected={typeof connected === "string" ? connected : null}
        firstSteps={{ ...firstSteps, hide: hideFirstStepsAction, finish: finishFirstSteps }}
        problem={typeof problem === "string" ? problem : null}
      />
    </Prefetched>
  );
}

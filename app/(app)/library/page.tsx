import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { LibraryScreen } from "@/components/library/library-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { playlistsQuery } from "@/lib/client/playlists";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import { libraryViewCookie, parseLibraryView } from "@/lib/schemas/library-view";
import { Prefetched, preloadList } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("library");
  return { title: t("title") };
}

type PageProps = { searchParams: Promise<{ q?: string | string[] }> };

export default async function LibraryPage({ searchParams }: PageProps) {
  const ctx = await requireContext("/library");
  const view = parseLibraryView((await cookies()).get(libraryViewCookie)?.value);
  const { q } = await searchParams;
  const filter = { q: typeof q === "string" ? q.trim().slice(0, 200) : "", sort: view.sort };
  return (
    <Prefetched
      queries={[preloadList(playlistsQuery(filter), query => listPlaylists(ctx, { ...query, ...filter }))]}
    >
      <LibraryScreen initialView={view} />
    </Prefetched>
  );
}

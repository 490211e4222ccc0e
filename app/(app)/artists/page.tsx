import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ArtistsScreen } from "@/components/collections/artists-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { artistsQuery } from "@/lib/client/collections";
import { listArtists } from "@/lib/library/list-artists";
import { Prefetched, preloadList } from "../prefetched";

const view = { q: "", sort: "name", order: "asc" } as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("collections.artists");
  return { title: t("title") };
}

export default async function ArtistsPage() {
  const ctx = await requireContext("/artists");
  return (
    <Prefetched queries={[preloadList(artistsQuery(view), query => listArtists(ctx, { ...query, ...view }))]}>
      <ArtistsScreen />
    </Prefetched>
  );
}

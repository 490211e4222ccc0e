import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AlbumsScreen } from "@/components/collections/albums-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { albumsQuery } from "@/lib/client/collections";
import { listAlbums } from "@/lib/library/list-albums";
import { Prefetched, preloadList } from "../prefetched";

const view = { q: "", sort: "name", order: "asc" } as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("collections.albums");
  return { title: t("title") };
}

export default async function AlbumsPage() {
  const ctx = await requireContext("/albums");
  return (
    <Prefetched queries={[preloadList(albumsQuery(view), query => listAlbums(ctx, { ...query, ...view }))]}>
      <AlbumsScreen />
    </Prefetched>
  );
}

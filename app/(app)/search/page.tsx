import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchScreen } from "@/components/search/search-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { recentSearchesQuery } from "@/lib/client/search";
import { listRecentSearches } from "@/lib/search/recent-searches";
import { Prefetched, preload } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("search");
  return { title: t("title") };
}

export default async function SearchPage() {
  const ctx = await requireContext("/search");
  return (
    <Prefetched queries={[preload(recentSearchesQuery(), () => listRecentSearches(ctx))]}>
      <SearchScreen />
    </Prefetched>
  );
}

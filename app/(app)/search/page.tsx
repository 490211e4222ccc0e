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

type SearchPageProps = { searchParams: Promise<{ q?: string | string[] }> };

export default async function SearchPage({ searchParams }: SearchPageProps) {
  const ctx = await requireContext("/search");
  const { q } = await searchParams;
  return (
    <Prefetched queries={[preload(recentSearchesQuery(), () => listRecentSearches(ctx))]}>
      {/* Another link to a search opens it, also on this screen. */}
      <SearchScreen key={String(q)} />
    </Prefetched>
  );
}

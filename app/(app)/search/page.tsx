import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchScreen } from "@/components/search/search-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { markScreenLoaded } from "../screen-loaded";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("search");
  return { title: t("title") };
}

export default async function SearchPage() {
  await requireContext("/search");
  markScreenLoaded();
  return <SearchScreen />;
}

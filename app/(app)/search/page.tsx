import type { Metadata } from "next";
import { SearchScreen } from "@/components/search/search-screen";
import { requireContext } from "@/lib/api/auth/browser-session";

export const metadata: Metadata = { title: "Search" };

export default async function SearchPage() {
  await requireContext("/search");
  return <SearchScreen />;
}

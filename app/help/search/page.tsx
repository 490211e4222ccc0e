import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HelpSearchResults } from "@/components/help/search-results";
import { searchHelp } from "@/lib/help/search-help";

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help.search");
  return { title: t("title"), robots: { index: false } };
}

export default async function HelpSearchPage({ searchParams }: Props) {
  const query = String((await searchParams).q ?? "")
    .trim()
    .slice(0, 200);
  return <HelpSearchResults query={query} results={searchHelp(await getLocale(), query)} />;
}

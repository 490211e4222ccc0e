import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HelpHome } from "@/components/help/help-home";
import { readArticles } from "@/lib/help/read-articles";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help.home");
  return { title: t("title"), description: t("note") };
}

export default async function HelpPage() {
  return <HelpHome articles={readArticles(await getLocale())} />;
}

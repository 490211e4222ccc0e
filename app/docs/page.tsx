import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocsHome } from "@/components/docs/docs-home";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("docs");
  return { title: t("heading") };
}

export default function DocsPage() {
  return <DocsHome />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiGuide } from "@/components/docs/api/api-guide";
import { limits } from "@/lib/api/limits";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("docs");
  return { title: t("list.api.name"), description: t("api.description") };
}

export default function ApiGuidePage() {
  return <ApiGuide limits={limits} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ShuffleGuide } from "@/components/docs/shuffle/shuffle-guide";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("docs");
  return { title: t("list.shuffle.name"), description: t("shuffle.description") };
}

export default function ShuffleGuidePage() {
  return <ShuffleGuide />;
}

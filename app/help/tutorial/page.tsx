import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Tutorial } from "@/components/help/tutorial";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help.tutorial");
  return { title: t("title"), description: t("note") };
}

export default function TutorialPage() {
  return <Tutorial />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportsScreen } from "@/components/imports/imports-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { markScreenLoaded } from "../screen-loaded";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

/** The layout loads the imports. */
export default async function ImportsPage() {
  await requireContext("/imports");
  markScreenLoaded();
  return <ImportsScreen />;
}

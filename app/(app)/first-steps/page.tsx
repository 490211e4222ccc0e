import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FirstStepsScreen } from "@/components/first-steps/first-steps-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { getFirstSteps } from "@/lib/connections/get-first-steps";
import { markScreenLoaded } from "../screen-loaded";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("firstSteps");
  return { title: t("title") };
}

export default async function FirstStepsPage() {
  const ctx = await requireContext("/first-steps");
  const stored = await getFirstSteps(ctx);
  markScreenLoaded();
  return <FirstStepsScreen stored={stored} />;
}

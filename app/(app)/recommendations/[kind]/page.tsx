import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RecommendationsScreen } from "@/components/recommendations/recommendations-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { recommendationsQuery } from "@/lib/schemas/recommendations";
import { markScreenLoaded } from "../../screen-loaded";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("recommendations");
  return { title: t("label") };
}

type PageProps = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<{ seed?: string | string[] }>;
};

/** The browser asks for the songs, so that the screen is there before they are. */
export default async function RecommendationsPage({ params, searchParams }: PageProps) {
  const { kind } = await params;
  const { seed } = await searchParams;
  await requireContext(seed ? `/recommendations/${kind}?seed=${seed}` : `/recommendations/${kind}`);
  const choice = recommendationsQuery.safeParse({ kind, seed });
  if (!choice.success) notFound();
  markScreenLoaded();
  return <RecommendationsScreen kind={choice.data.kind} seed={choice.data.seed} />;
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FiguresScreen } from "@/components/insights/figures-screen";
import { NothingHeard } from "@/components/insights/nothing-heard";
import { requireContext } from "@/lib/api/auth/browser-session";
import { figuresOfQuery as figuresQuery } from "@/lib/client/statistics";
import { AppError } from "@/lib/core/errors";
import { figuresOfQuery } from "@/lib/schemas/statistics";
import { getFiguresOf } from "@/lib/statistics/get-figures-of";
import { Prefetched, preload } from "../../prefetched";
import { markScreenLoaded } from "../../screen-loaded";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("insights");
  return { title: t("title") };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FiguresPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const thing = figuresOfQuery.safeParse(query);
  const ctx = await requireContext(
    thing.success ? `/insights/of?${new URLSearchParams(Object.entries(thing.data))}` : "/insights",
  );
  if (!thing.success) notFound();
  // Pages of artists and albums lead here, too, whether anything of them was heard or not.
  const figures = await getFiguresOf(ctx, thing.data).catch(error => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
  if (!figures) {
    markScreenLoaded();
    return <NothingHeard />;
  }
  return (
    <Prefetched queries={[preload(figuresQuery(thing.data), () => figures)]}>
      <FiguresScreen thing={thing.data} />
    </Prefetched>
  );
}

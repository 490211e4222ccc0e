import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { YearScreen } from "@/components/insights/year/year-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { yearQuery } from "@/lib/client/statistics";
import { yearParam } from "@/lib/schemas/statistics";
import { getYear } from "@/lib/statistics/get-year";
import { Prefetched, preload } from "../../../prefetched";

type PageProps = { params: Promise<{ year: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("insights.year");
  return { title: t("title", { year: (await params).year }) };
}

export default async function YearPage({ params }: PageProps) {
  const { year: text } = await params;
  const ctx = await requireContext(`/insights/years/${text}`);
  const input = yearParam.safeParse({ year: text });
  if (!input.success) notFound();
  const { year } = input.data;
  return (
    <Prefetched queries={[preload(yearQuery(year), () => getYear(ctx, year))]}>
      <YearScreen year={year} />
    </Prefetched>
  );
}

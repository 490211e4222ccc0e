import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InsightsScreen } from "@/components/insights/insights-screen";
import { parseRange, periodOf } from "@/components/insights/ranges";
import { firstLimit } from "@/components/insights/top-limits";
import { requireContext } from "@/lib/api/auth/browser-session";
import { calendarQuery, clockQuery, statisticsQuery, topQuery } from "@/lib/client/statistics";
import { today as todayIn } from "@/lib/schemas/days";
import { prepareFigures } from "@/lib/statistics/current-figures";
import { getCalendar } from "@/lib/statistics/get-calendar";
import { getClock } from "@/lib/statistics/get-clock";
import { getStatistics } from "@/lib/statistics/get-statistics";
import { listTop } from "@/lib/statistics/list-top";
import { Prefetched, preload } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("insights");
  return { title: t("title") };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InsightsPage({ searchParams }: PageProps) {
  const ctx = await requireContext("/insights");
  const query = await searchParams;
  const initial = parseRange(name => (typeof query[name] === "string" ? query[name] : null));
  const { basis } = await prepareFigures(ctx.userId);
  const today = todayIn(basis.timeZone);
  const period = periodOf(initial, today);
  const choice = { ...period, merge: true };
  const top = { ...choice, kind: "songs", by: "plays", limit: firstLimit } as const;
  return (
    <Prefetched
      queries={[
        preload(statisticsQuery(choice), () => getStatistics(ctx, choice)),
        preload(topQuery(top), () => listTop(ctx, top)),
        preload(clockQuery(period), () => getClock(ctx, period)),
        preload(calendarQuery(undefined), () => getCalendar(ctx, {})),
      ]}
    >
      <InsightsScreen initial={initial} today={today} />
    </Prefetched>
  );
}

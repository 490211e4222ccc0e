import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistoryScreen } from "@/components/history/history-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { historyQuery } from "@/lib/client/history";
import { listHistory } from "@/lib/history/list-history";
import { Prefetched, preloadList } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("history");
  return { title: t("title") };
}

export default async function HistoryPage() {
  const ctx = await requireContext("/history");
  return (
    <Prefetched queries={[preloadList(historyQuery(), query => listHistory(ctx, query))]}>
      <HistoryScreen />
    </Prefetched>
  );
}

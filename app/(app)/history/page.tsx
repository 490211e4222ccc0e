import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { HistoryScreen } from "@/components/history/history-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { historyQuery } from "@/lib/client/history";
import { listHistory } from "@/lib/history/list-history";

export const metadata: Metadata = { title: "History" };

export default async function HistoryPage() {
  const ctx = await requireContext("/history");
  const client = new QueryClient();
  const first = await listHistory(ctx, { limit: 100 });
  client.setQueryData(historyQuery().queryKey, { pages: [first], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <HistoryScreen />
    </HydrationBoundary>
  );
}

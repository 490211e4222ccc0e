import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistoryImportsScreen } from "@/components/history-imports/history-imports-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { libraryImportsQuery } from "@/lib/client/export";
import { historyImportsQuery } from "@/lib/client/history-imports";
import { listLibraryImports } from "@/lib/export/list-library-imports";
import { listHistoryImports } from "@/lib/history/imports/list-history-imports";
import { Prefetched, preloadList } from "../../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("historyImports");
  return { title: t("title") };
}

export default async function HistoryImportPage() {
  const ctx = await requireContext("/history/import");
  return (
    <Prefetched
      queries={[
        preloadList(historyImportsQuery(), query => listHistoryImports(ctx, query)),
        preloadList(libraryImportsQuery(), query => listLibraryImports(ctx, query)),
      ]}
    >
      <HistoryImportsScreen />
    </Prefetched>
  );
}

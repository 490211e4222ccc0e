import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DuplicatesScreen } from "@/components/songs/duplicates/duplicates-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { duplicatesQuery } from "@/lib/client/duplicates";
import { listDuplicates } from "@/lib/library/duplicates/list-duplicates";
import { Prefetched, preloadList } from "../../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("songs.duplicates");
  return { title: t("title") };
}

export default async function DuplicatesPage() {
  const ctx = await requireContext("/songs/duplicates");
  return (
    <Prefetched
      queries={(["repeated", "sameRecording"] as const).map(kind =>
        preloadList(duplicatesQuery(kind, undefined), query => listDuplicates(ctx, { kind, ...query })),
      )}
    >
      <DuplicatesScreen />
    </Prefetched>
  );
}

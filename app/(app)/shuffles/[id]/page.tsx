import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ShuffleScreen } from "@/components/shuffle/shuffle-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { shuffleQuery } from "@/lib/client/shuffle";
import { uuid } from "@/lib/schemas/common";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { orNotFound } from "../../or-not-found";
import { Prefetched, preload } from "../../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shuffle");
  return { title: t("title") };
}

export default async function ShufflePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireContext(`/shuffles/${id}`);
  if (!uuid.safeParse(id).success) notFound();
  return (
    <Prefetched queries={[preload(shuffleQuery(id), () => orNotFound(getShuffle(ctx, { id })))]}>
      <ShuffleScreen id={id} />
    </Prefetched>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ShuffleScreen } from "@/components/shuffle/shuffle-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { shuffleQuery } from "@/lib/client/shuffle";
import { AppError } from "@/lib/core/errors";
import { uuid } from "@/lib/schemas/common";
import { getShuffle } from "@/lib/shuffle/get-shuffle";

export const metadata: Metadata = { title: "Shuffle" };

type PageProps = { params: Promise<{ id: string }> };

export default async function ShufflePage({ params }: PageProps) {
  const { id } = await params;
  const ctx = await requireContext(`/shuffles/${id}`);
  if (!uuid.safeParse(id).success) notFound();
  const session = await getShuffle(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(shuffleQuery(id).queryKey, session);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ShuffleScreen id={id} />
    </HydrationBoundary>
  );
}

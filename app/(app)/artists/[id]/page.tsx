import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ArtistScreen } from "@/components/artist/artist-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { spotifyId } from "@/lib/schemas/catalog";
import { markScreenLoaded } from "../../screen-loaded";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("artist");
  return { title: t("title") };
}

export default async function ArtistPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await requireContext(`/artists/${id}`);
  if (!spotifyId.safeParse(id).success) notFound();
  markScreenLoaded();
  return <ArtistScreen id={id} />;
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AlbumScreen } from "@/components/album/album-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { spotifyId } from "@/lib/schemas/catalog";
import { markScreenLoaded } from "../../screen-loaded";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("album");
  return { title: t("title") };
}

export default async function AlbumPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await requireContext(`/albums/${id}`);
  if (!spotifyId.safeParse(id).success) notFound();
  markScreenLoaded();
  return <AlbumScreen id={id} />;
}

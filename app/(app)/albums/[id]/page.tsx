import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AlbumScreen } from "@/components/album/album-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { findCachedAlbum } from "@/lib/catalog/get-album";
import { albumQuery } from "@/lib/client/catalog";
import { spotifyId } from "@/lib/schemas/catalog";
import { Prefetched, preload } from "../../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("album");
  return { title: t("title") };
}

export default async function AlbumPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireContext(`/albums/${id}`);
  if (!spotifyId.safeParse(id).success) notFound();
  const album = await findCachedAlbum(ctx, id);
  return (
    <Prefetched queries={album ? [preload(albumQuery(id), () => album)] : []}>
      <AlbumScreen id={id} />
    </Prefetched>
  );
}

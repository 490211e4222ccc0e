import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { AlbumScreen } from "@/components/album/album-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { findCachedAlbum } from "@/lib/catalog/get-album";
import { albumQuery } from "@/lib/client/catalog";
import { spotifyId } from "@/lib/schemas/catalog";
import { Prefetched, preload } from "../../prefetched";

type PageProps = { params: Promise<{ id: string }> };

/** Reads the cached album. Cached, because the title and the page both need it. */
const findAlbum = cache(async (id: string) => {
  const ctx = await requireContext(`/albums/${id}`);
  if (!spotifyId.safeParse(id).success) notFound();
  return findCachedAlbum(ctx, id);
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("album");
  return { title: (await findAlbum((await params).id))?.name ?? t("title") };
}

export default async function AlbumPage({ params }: PageProps) {
  const { id } = await params;
  const album = await findAlbum(id);
  return (
    <Prefetched queries={album ? [preload(albumQuery(id), () => album)] : []}>
      <AlbumScreen id={id} />
    </Prefetched>
  );
}

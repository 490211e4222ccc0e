import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ArtistScreen } from "@/components/artist/artist-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { findCachedArtist } from "@/lib/catalog/get-artist";
import { findCachedArtistAlbums } from "@/lib/catalog/list-artist-albums";
import { listArtistSongs } from "@/lib/catalog/list-artist-songs";
import { artistAlbumsQuery, artistQuery, artistSongsQuery } from "@/lib/client/catalog";
import { spotifyId } from "@/lib/schemas/catalog";
import { Prefetched, preload, preloadList } from "../../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("artist");
  return { title: t("title") };
}

export default async function ArtistPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireContext(`/artists/${id}`);
  if (!spotifyId.safeParse(id).success) notFound();
  const [artist, albums] = await Promise.all([findCachedArtist(ctx, id), findCachedArtistAlbums(ctx, id)]);
  return (
    <Prefetched
      queries={[
        preloadList(artistSongsQuery(id), query => listArtistSongs(ctx, id, query)),
        ...(artist ? [preload(artistQuery(id), () => artist)] : []),
        ...(albums ? [preloadList(artistAlbumsQuery(id), async () => albums)] : []),
      ]}
    >
      <ArtistScreen id={id} />
    </Prefetched>
  );
}

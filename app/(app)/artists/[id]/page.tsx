import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ArtistScreen } from "@/components/artist/artist-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { findCachedArtist } from "@/lib/catalog/get-artist";
import { findCachedArtistAlbums } from "@/lib/catalog/list-artist-albums";
import { listArtistSongs } from "@/lib/catalog/list-artist-songs";
import { artistAlbumsQuery, artistQuery, artistSongsQuery } from "@/lib/client/catalog";
import { spotifyId } from "@/lib/schemas/catalog";
import { Prefetched, preload, preloadList } from "../../prefetched";

type PageProps = { params: Promise<{ id: string }> };

/** Reads what is known of the artist without a call. Cached, because the title and the page both need it. */
const findArtist = cache(async (id: string) => {
  const ctx = await requireContext(`/artists/${id}`);
  if (!spotifyId.safeParse(id).success) notFound();
  const [artist, albums, songs] = await Promise.all([
    findCachedArtist(ctx, id),
    findCachedArtistAlbums(ctx, id),
    listArtistSongs(ctx, id, { limit: artistSongsQuery(id).limit }),
  ]);
  const credit = songs.items[0]?.artists.find(each => each.id === id);
  return { artist, albums, songs, name: artist?.name ?? credit?.name };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("artist");
  return { title: (await findArtist((await params).id)).name ?? t("title") };
}

export default async function ArtistPage({ params }: PageProps) {
  const { id } = await params;
  const { artist, albums, songs } = await findArtist(id);
  return (
    <Prefetched
      queries={[
        preloadList(artistSongsQuery(id), async () => songs),
        ...(artist ? [preload(artistQuery(id), () => artist)] : []),
        ...(albums ? [preloadList(artistAlbumsQuery(id), async () => albums)] : []),
      ]}
    >
      <ArtistScreen id={id} />
    </Prefetched>
  );
}

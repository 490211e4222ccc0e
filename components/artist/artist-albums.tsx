"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { artistAlbumsQuery } from "@/lib/client/catalog";
import { AlbumCard } from "../album/album-card";
import { SpotifyProblem } from "../shell/spotify-problem";
import { Eyebrow } from "../ui/cards/card";
import { CardGrid, CardGridSkeleton } from "../ui/cards/card-grid";
import { Button } from "../ui/controls/button";

/** Albums and singles. Each ten cost one request to Spotify, so more are loaded only on request. */
export function ArtistAlbums({ id }: { id: string }) {
  const t = useTranslations("artist");
  const list = useInfiniteQuery(artistAlbumsQuery(id));
  const albums = list.data?.pages.flatMap(({ items }) => items);
  return (
    <section>
      <Eyebrow className="mb-4">{t("albums")}</Eyebrow>
      {albums ? (
        <CardGrid>
          {albums.map(album => (
            <AlbumCard key={album.id} album={album} />
          ))}
        </CardGrid>
      ) : (
        !list.error && <CardGridSkeleton />
      )}
      {albums?.length === 0 && <p className="text-muted">{t("noAlbums")}</p>}
      {list.error && (
        <SpotifyProblem
          error={list.error}
          retry={list.isFetchNextPageError ? list.fetchNextPage : list.refetch}
        />
      )}
      {list.hasNextPage && !list.error && (
        <Button className="mt-6" busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t("showMore")}
        </Button>
      )}
    </section>
  );
}

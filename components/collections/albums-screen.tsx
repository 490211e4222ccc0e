"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { albumsQuery } from "@/lib/client/collections";
import type { AlbumSort } from "@/lib/schemas/collections";
import { AlbumCard } from "../album/album-card";
import { useAddressView } from "../ui/lists/use-address-view";
import { CollectionScreen } from "./collection-screen";

const sorts: readonly AlbumSort[] = ["name", "artist", "songs"];

/** All albums of the library. */
export function AlbumsScreen() {
  const t = useTranslations("collections.albums");
  const { view, filter, setFilter, setOrder } = useAddressView(sorts, "name");
  return (
    <CollectionScreen
      title={t("title")}
      filterLabel={t("filter")}
      list={useInfiniteQuery(albumsQuery(view))}
      view={view}
      filter={filter}
      setFilter={setFilter}
      sorts={sorts}
      onSort={setOrder}
    >
      {album => <AlbumCard key={album.id} album={{ ...album, releaseDate: null, trackCount: null }} />}
    </CollectionScreen>
  );
}

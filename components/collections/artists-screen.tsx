"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { artistsQuery } from "@/lib/client/collections";
import type { ArtistSort } from "@/lib/schemas/collections";
import { ArtistCard } from "../artist/artist-card";
import { useAddressView } from "../ui/lists/use-address-view";
import { CollectionScreen } from "./collection-screen";

const sorts: readonly ArtistSort[] = ["name", "songs"];

/** All artists of the library. */
export function ArtistsScreen() {
  const t = useTranslations("collections.artists");
  const { view, filter, setFilter, setOrder } = useAddressView(sorts, "name");
  return (
    <CollectionScreen
      title={t("title")}
      filterLabel={t("filter")}
      list={useInfiniteQuery(artistsQuery(view))}
      view={view}
      filter={filter}
      setFilter={setFilter}
      sorts={sorts}
      onSort={order => setOrder({ ...order, sort: order.sort === "artist" ? "name" : order.sort })}
    >
      {artist => <ArtistCard key={artist.id} artist={artist} />}
    </CollectionScreen>
  );
}

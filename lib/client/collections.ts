import type { AlbumSort, ArtistSort } from "@/lib/schemas/collections";
import type { SortOrder } from "@/lib/schemas/library";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import { api, unwrap } from "./request";

type View<Sort> = { q: string; sort: Sort; order: SortOrder };

/** The albums of the library. */
export const albumsQuery = ({ q, ...order }: View<AlbumSort>) =>
  listQuery({
    queryKey: keys.albums({ q, ...order }),
    limit: 60,
    getPage: (query, signal) =>
      unwrap(api.GET("/albums", { params: { query: { ...query, ...order, q: q || undefined } }, signal })),
    staleTime: 30_000,
  });

/** The artists of the library. */
export const artistsQuery = ({ q, ...order }: View<ArtistSort>) =>
  listQuery({
    queryKey: keys.artists({ q, ...order }),
    limit: 60,
    getPage: (query, signal) =>
      unwrap(api.GET("/artists", { params: { query: { ...query, ...order, q: q || undefined } }, signal })),
    staleTime: 30_000,
  });

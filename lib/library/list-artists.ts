import type { UserContext } from "@/lib/core/context";
import { preparedSql } from "@/lib/platform/db";
import type { ArtistSort, LibraryArtist, LibraryArtistsPage } from "@/lib/schemas/collections";
import type { SortOrder } from "@/lib/schemas/library";
import { collectionSql, toCollectionPage } from "./collection-page";
import { startOf } from "./song-order";
import { byName, filterPatterns } from "./song-sql";

type Input = { limit: number; cursor?: string; q?: string; sort: ArtistSort; order: SortOrder };
type Row = { total: number; items: LibraryArtist[] | null };

const sortKeys: Record<ArtistSort, string> = { name: byName("name"), songs: "song_count" };

const artistsSql = `SELECT artist->>'id' AS id, min(artist->>'name') AS name, min(image_url) AS image_url, count(*)::int AS song_count
  FROM songs, jsonb_array_elements(artists) artist
  WHERE user_id = $1 AND uri LIKE 'spotify:track:%' AND artist->>'id' IS NOT NULL GROUP BY artist->>'id'`;

/** Lists the artists of the songs in the library; with `q` only those whose name contains its words. Costs no call. */
export async function listArtists({ userId }: UserContext, input: Input): Promise<LibraryArtistsPage> {
  const start = startOf(input);
  const statement = collectionSql({
    rows: artistsSql,
    text: "name",
    key: sortKeys[input.sort],
    order: input.order,
    item: "'imageUrl', image_url, 'songCount', song_count",
  });
  const rows = await preparedSql<Row>(statement, [userId, filterPatterns(input.q), start, input.limit]);
  return toCollectionPage(rows[0], input, start);
}

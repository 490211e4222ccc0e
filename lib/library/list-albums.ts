import type { UserContext } from "@/lib/core/context";
import { preparedSql } from "@/lib/platform/db";
import type { AlbumSort, LibraryAlbum, LibraryAlbumsPage } from "@/lib/schemas/collections";
import type { SortOrder } from "@/lib/schemas/library";
import { collectionSql, toCollectionPage } from "./collection-page";
import { startOf } from "./song-order";
import { byName, filterPatterns } from "./song-sql";

type Input = { limit: number; cursor?: string; q?: string; sort: AlbumSort; order: SortOrder };
type Row = { total: number; items: LibraryAlbum[] | null };

const sortKeys: Record<AlbumSort, string> = {
  name: byName("name"),
  artist: byName("(artist->>'name')"),
  songs: "song_count",
};

const albumsSql = `SELECT album_id AS id, min(album_name) AS name, mode() WITHIN GROUP (ORDER BY artists->0) AS artist,
    min(image_url) AS image_url, count(*)::int AS song_count
  FROM songs WHERE user_id = $1 AND uri LIKE 'spotify:track:%' AND album_id IS NOT NULL GROUP BY album_id`;

/** Lists the albums of the songs in the library; with `q` only those whose name and artist contain its words. Costs no call. */
export async function listAlbums({ userId }: UserContext, input: Input): Promise<LibraryAlbumsPage> {
  const start = startOf(input);
  const statement = collectionSql({
    rows: albumsSql,
    text: "concat_ws(E'\\n', name, artist->>'name')",
    key: sortKeys[input.sort],
    order: input.order,
    item: `'artists', array_remove(ARRAY[artist], NULL), 'imageUrl', image_url, 'songCount', song_count`,
  });
  const rows = await preparedSql<Row>(statement, [userId, filterPatterns(input.q), start, input.limit]);
  return toCollectionPage(rows[0], input, start);
}

import type { UserContext } from "@/lib/core/context";
import type { AlbumSort, LibraryAlbum, LibraryAlbumsPage } from "@/lib/schemas/collections";
import { type CollectionInput, readCollectionPage } from "./collection-page";
import { byName } from "./song-sql";

const sortKeys: Record<AlbumSort, string> = {
  name: byName("name"),
  artist: byName("(artist->>'name')"),
  songs: "song_count",
};

const albumsSql = `SELECT album_id AS id, min(album_name) AS name, mode() WITHIN GROUP (ORDER BY artists->0) AS artist,
    min(image_url) AS image_url, count(*)::int AS song_count
  FROM songs WHERE user_id = $1 AND uri LIKE 'spotify:track:%' AND album_id IS NOT NULL GROUP BY album_id`;

/** Lists the albums of the songs in the library; with `q` only those whose name and artist contain its words. Costs no call. */
export const listAlbums = (
  { userId }: UserContext,
  input: CollectionInput<AlbumSort>,
): Promise<LibraryAlbumsPage> =>
  readCollectionPage<LibraryAlbum>(
    userId,
    {
      rows: albumsSql,
      text: "concat_ws(E'\\n', name, artist->>'name')",
      key: sortKeys[input.sort],
      item: `'artists', array_remove(ARRAY[artist], NULL), 'imageUrl', image_url, 'songCount', song_count`,
    },
    input,
  );

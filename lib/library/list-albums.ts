import type { UserContext } from "@/lib/core/context";
import type { AlbumSort, LibraryAlbum, LibraryAlbumsPage } from "@/lib/schemas/collections";
import { type CollectionInput, readCollectionPage } from "./collection-page";
import { byName } from "./song-sql";

const sortKeys: Record<AlbumSort, string> = {
  name: byName("name"),
  artist: byName("(artist->>'name')"),
  songs: "song_count",
};

const songsOfAlbums = "FROM songs WHERE user_id = $1 AND uri LIKE 'spotify:track:%' AND album_id IS NOT NULL";
/** The artist of most songs. `mode()` sorts the songs, which takes most of the time for a whole library. */
const artistSql = "mode() WITHIN GROUP (ORDER BY artists->0) AS artist";

const albumsSql = (
  columns: string,
) => `SELECT album_id AS id, min(album_name) AS name, min(image_url) AS image_url,
    count(*)::int AS song_count${columns} ${songsOfAlbums} GROUP BY album_id`;

const joinArtists = `LEFT JOIN (
    SELECT album_id, ${artistSql} ${songsOfAlbums} AND album_id IN (SELECT id FROM page) GROUP BY album_id) credited
  ON credited.album_id = page.id`;

/** Lists the albums of the songs in the library; with `q` only those whose name and artist contain its words. Costs no call. */
export const listAlbums = (
  { userId }: UserContext,
  input: CollectionInput<AlbumSort>,
): Promise<LibraryAlbumsPage> => {
  const needsAllArtists = input.sort === "artist" || Boolean(input.q);
  return readCollectionPage<LibraryAlbum>(
    userId,
    {
      ...(needsAllArtists
        ? { rows: albumsSql(`, ${artistSql}`) }
        : { rows: albumsSql(""), join: joinArtists }),
      text: needsAllArtists ? "concat_ws(E'\\n', name, artist->>'name')" : "name",
      key: sortKeys[input.sort],
      item: `'artists', array_remove(ARRAY[artist], NULL), 'imageUrl', image_url, 'songCount', song_count`,
    },
    input,
  );
};

import type { UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import type { ArtistSort, LibraryArtist, LibraryArtistsPage } from "@/lib/schemas/collections";
import { type CollectionInput, readCollectionPage } from "./collection-page";
import { readableNameSql } from "./missing-names";
import { byName } from "./song-sql";

const sortKeys: Record<ArtistSort, string> = { name: byName("name"), songs: "song_count" };

const artistsSql = (
  locale: Locale,
) => `SELECT artist->>'id' AS id, ${readableNameSql(locale, "min(artist->>'name')", "unknownArtist")} AS name, min(image_url) AS image_url, count(*)::int AS song_count
  FROM songs, jsonb_array_elements(artists) artist
  WHERE user_id = $1 AND uri LIKE 'spotify:track:%' AND artist->>'id' IS NOT NULL GROUP BY artist->>'id'`;

/** Lists the artists of the songs in the library; with `q` only those whose name contains its words. Costs no call. */
export const listArtists = (
  { userId, locale }: UserContext,
  input: CollectionInput<ArtistSort>,
): Promise<LibraryArtistsPage> =>
  readCollectionPage<LibraryArtist>(
    userId,
    {
      rows: artistsSql(locale),
      text: "name",
      key: sortKeys[input.sort],
      item: "'imageUrl', image_url, 'songCount', song_count",
    },
    input,
  );

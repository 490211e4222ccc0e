import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import type { BareResults, SearchResults } from "@/lib/schemas/search";

/** Lists which of these albums and artists have songs in the person's library. */
async function findKnown(userId: string, albumIds: string[], artistIds: string[]): Promise<Set<string>> {
  if (albumIds.length + artistIds.length === 0) return new Set();
  const rows = await sql<{ id: string }>(
    `SELECT album_id AS id FROM songs WHERE user_id = $1 AND album_id = ANY($2)
     UNION SELECT artist->>'id' FROM songs, jsonb_array_elements(artists) artist WHERE user_id = $1 AND artist->>'id' = ANY($3)`,
    [userId, albumIds, artistIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Says of each result if it is in the person's library. */
export async function markLibrary(
  { userId }: UserContext,
  source: "library" | "spotify",
  { songs, albums, artists, playlists, ...rest }: BareResults,
): Promise<SearchResults> {
  const isLibrary = source === "library";
  const idsOf = (results: typeof albums | typeof artists) => results?.items.map(({ id }) => id) ?? [];
  const known = isLibrary ? new Set<string>() : await findKnown(userId, idsOf(albums), idsOf(artists));
  const mark = <Item extends { id: string | null }>(
    results: { items: Item[]; total: number },
    isKnown: (id: string) => boolean,
  ) => ({
    ...results,
    items: results.items.map(item => ({
      ...item,
      inLibrary: isLibrary || (item.id !== null && isKnown(item.id)),
    })),
  });
  return {
    ...(songs && { songs: mark(songs, () => true) }),
    ...(albums && { albums: mark(albums, id => known.has(id)) }),
    ...(artists && { artists: mark(artists, id => known.has(id)) }),
    ...(playlists && { playlists: mark(playlists, () => true) }),
    ...rest,
  };
}

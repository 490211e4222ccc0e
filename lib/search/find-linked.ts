import { getAlbum } from "@/lib/catalog/get-album";
import { getArtist } from "@/lib/catalog/get-artist";
import { readTrack } from "@/lib/catalog/get-track";
import { presentFoundSongs } from "@/lib/catalog/present-catalog";
import type { UserContext } from "@/lib/core/context";
import { isShortLink, readSpotifyLink, type SpotifyLink } from "@/lib/library/search/spotify-link";
import { sql } from "@/lib/platform/db";
import { albumSummary, artistSummary } from "@/lib/schemas/catalog";
import { issue } from "@/lib/schemas/issue";
import type { BareResults, SearchKind } from "@/lib/schemas/search";
import { SpotifyError } from "@/lib/spotify/errors";
import { itemSql } from "./result-tables";
import { invalidText, type SearchInput } from "./search-input";

const kindOf = ({ kind }: SpotifyLink): SearchKind =>
  kind === "track" || kind === "episode" ? "song" : kind;

/** SQL for the row of each kind of the person $1 that a link to $2 means. */
const rowSql: Record<SearchKind, string> = {
  song: "SELECT * FROM songs WHERE user_id = $1 AND spotify_id = $2 AND uri LIKE 'spotify:%:' || $2",
  album: `SELECT album_id AS id, album_name AS name, image_url, artists->0 AS artist FROM songs
    WHERE user_id = $1 AND album_id = $2 AND uri LIKE 'spotify:track:%' LIMIT 1`,
  artist: `SELECT artist->>'id' AS id, artist->>'name' AS name FROM songs, jsonb_array_elements(artists) artist
    WHERE user_id = $1 AND artist->>'id' = $2 LIMIT 1`,
  playlist: "SELECT * FROM playlists WHERE user_id = $1 AND spotify_id = $2",
};

type Item = unknown;

async function findInLibrary({ userId, locale }: UserContext, link: SpotifyLink): Promise<Item[]> {
  const kind = kindOf(link);
  const rows = await sql<{ item: Item }>(
    `SELECT ${itemSql(locale)[kind]} AS item FROM (${rowSql[kind]}) row`,
    [userId, link.id],
  );
  return rows.map(({ item }) => item);
}

/** Asks Spotify with one call, and with none for what was seen within a day. */
async function findOnSpotify(ctx: UserContext, { kind, id }: SpotifyLink): Promise<Item[]> {
  try {
    if (kind === "album") return [albumSummary.parse(await getAlbum(ctx, id))];
    if (kind === "artist") return [artistSummary.parse(await getArtist(ctx, id))];
    if (kind === "playlist") return findInLibrary(ctx, { kind, id });
    return await presentFoundSongs(ctx, [await readTrack(ctx, kind, id)]);
  } catch (error) {
    if (error instanceof SpotifyError && error.code === "not_found_on_spotify") return [];
    throw error;
  }
}

/**
 * Finds exactly what a pasted Spotify address or URI means; null if the text is none.
 * @throws AppError validation_failed for a short address; SpotifyError
 */
export async function findLinked(
  ctx: UserContext,
  { q, kinds, source }: SearchInput & { source: "library" | "spotify" },
): Promise<BareResults | null> {
  if (isShortLink(q)) throw invalidText(issue("shortLink", {}));
  const link = readSpotifyLink(q);
  if (!link) return null;
  const find = source === "spotify" ? findOnSpotify : findInLibrary;
  const found = kinds.includes(kindOf(link)) ? await find(ctx, link) : [];
  const results = kinds.map(kind => {
    const items = kind === kindOf(link) ? found : [];
    return [`${kind}s`, { items, total: items.length }];
  });
  return { ...(Object.fromEntries(results) as Omit<BareResults, "nextCursor">), nextCursor: null };
}

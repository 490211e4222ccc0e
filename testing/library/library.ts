import type { UserContext } from "@/lib/core/context";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import type { PlaylistItem } from "@/lib/schemas/library";

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** Reads all pages of a list. */
export async function readAll<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

export const allPlaylists = (ctx: UserContext) =>
  readAll(cursor => listPlaylists(ctx, { limit: 100, ...(cursor && { cursor }) }));

export const allItems = (ctx: UserContext, playlistId: string): Promise<PlaylistItem[]> =>
  readAll(cursor => listPlaylistItems(ctx, playlistId, { limit: 100, ...(cursor && { cursor }) }));

/** Returns the URIs of a playlist's songs in order, null for an item without a song. */
export const urisOf = async (ctx: UserContext, playlistId: string) =>
  (await allItems(ctx, playlistId)).map(item => item.song?.uri ?? null);

/** Returns the URIs of the liked songs, newest first. */
export const likedUris = async (ctx: UserContext) =>
  (await readAll(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }))).map(
    ({ song }) => song.uri,
  );

/** Finds a playlist by name. */
export async function findPlaylist(ctx: UserContext, name: string) {
  const playlist = (await allPlaylists(ctx)).find(each => each.name === name);
  if (!playlist) throw new Error(`no playlist ${name}`);
  return playlist;
}

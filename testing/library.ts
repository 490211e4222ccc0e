import type { UserContext } from "@/lib/core/context";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import type { PlaylistItem } from "@/lib/schemas/library";

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** All items of a list, page by page. */
export async function allOf<Item>(
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
  allOf(cursor => listPlaylists(ctx, { limit: 100, ...(cursor && { cursor }) }));

export const allItems = (ctx: UserContext, playlistId: string): Promise<PlaylistItem[]> =>
  allOf(cursor => listPlaylistItems(ctx, playlistId, { limit: 100, ...(cursor && { cursor }) }));

/** What is in a playlist, in order: the URI of each song, null where there is none. */
export const urisOf = async (ctx: UserContext, playlistId: string) =>
  (await allItems(ctx, playlistId)).map(item => item.song?.uri ?? null);

/** The liked songs, newest first. */
export const likedUris = async (ctx: UserContext) =>
  (await allOf(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }))).map(
    ({ song }) => song.uri,
  );

/** The person's playlist of that name. */
export async function playlistNamed(ctx: UserContext, name: string) {
  const found = (await allPlaylists(ctx)).find(playlist => playlist.name === name);
  if (!found) throw new Error(`no playlist ${name}`);
  return found;
}

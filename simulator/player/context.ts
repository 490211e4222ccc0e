import { isPlayable } from "../world/tracks";
import type { World } from "../world/world";

/** Returns the items of an album, artist or playlist in order; null for an unknown context. */
export function findContextItems(world: World, uri: string): (string | null)[] | null {
  const [, kind, id = ""] = uri.split(":");
  if (kind === "album") return toTrackUris(world.catalog.albums.get(id)?.trackIds);
  if (kind === "artist") {
    return world.catalog.artists.has(id) ? toTrackUris(world.catalog.tracksByArtist.get(id) ?? []) : null;
  }
  return kind === "playlist" ? (world.playlists.get(id)?.entries.map(entry => entry.uri) ?? null) : null;
}

/**
 * Keeps the playable items and translates `position`, which counts all items, into `from`, which counts the
 * playable ones. `from` is null when the item at `position` is not playable.
 */
export function selectPlayable(world: World, items: readonly (string | null)[], position: number) {
  const canPlay = (uri: string | null): uri is string => uri !== null && isPlayable(world, uri);
  const wanted = items[position] ?? null;
  const from = canPlay(wanted) ? items.slice(0, position).filter(canPlay).length : null;
  return { items: items.filter(canPlay), from };
}

function toTrackUris(ids: readonly string[] | undefined): string[] | null {
  return ids?.map(id => `spotify:track:${id}`) ?? null;
}

import { isPlayable } from "../world/tracks";
import type { World } from "../world/world";

/** The items of an album, artist or playlist in their own order; null when there is no such context. */
export function contextItems(world: World, uri: string): (string | null)[] | null {
  const [, kind, id = ""] = uri.split(":");
  if (kind === "album") return asTrackUris(world.catalog.albums.get(id)?.trackIds);
  if (kind === "artist") {
    return world.catalog.artists.has(id) ? asTrackUris(world.catalog.tracksByArtist.get(id) ?? []) : null;
  }
  return kind === "playlist" ? (world.playlists.get(id)?.entries.map(entry => entry.uri) ?? null) : null;
}

/**
 * What of a list really plays, and where in that to begin. Positions count what cannot be played as well;
 * `from` is null when it is one of those that was asked for.
 */
export function playableFrom(world: World, items: readonly (string | null)[], position: number) {
  const plays = (uri: string | null): uri is string => uri !== null && isPlayable(world, uri);
  const wanted = items[position] ?? null;
  const from = plays(wanted) ? items.slice(0, position).filter(plays).length : null;
  return { items: items.filter(plays), from };
}

function asTrackUris(ids: readonly string[] | undefined): string[] | null {
  return ids?.map(id => `spotify:track:${id}`) ?? null;
}

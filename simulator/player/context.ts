import type { User } from "../world/records";
import { isPlayable } from "../world/tracks";
import type { World } from "../world/world";

/**
 * Returns the items of an album, artist or playlist, or the user's liked songs, in order; null for an unknown context.
 * The context of liked songs is undocumented (github thlucas1/spotifyplus_card#99).
 */
export function findContextItems(world: World, user: User, uri: string): (string | null)[] | null {
  if (uri === `spotify:user:${user.id}:collection`) return toTrackUris(user.saved.tracks.map(({ id }) => id));
  const [, kind, id = ""] = uri.split(":");
  if (kind === "album") return toTrackUris(world.catalog.albums.get(id)?.trackIds);
  if (kind === "artist") {
    return world.catalog.artists.has(id) ? toTrackUris(world.catalog.tracksByArtist.get(id) ?? []) : null;
  }
  return kind === "playlist" ? (world.playlists.get(id)?.entries.map(entry => entry.uri) ?? null) : null;
}

/**
 * Keeps the playable items and translates `position`, an index in all items, into `startIndex`, an index in the
 * playable items. `startIndex` is null when the item at `position` is not playable.
 */
export function selectPlayable(world: World, items: readonly (string | null)[], position: number) {
  const canPlay = (uri: string | null): uri is string => uri !== null && isPlayable(world, uri);
  const requested = items[position] ?? null;
  const startIndex = canPlay(requested) ? items.slice(0, position).filter(canPlay).length : null;
  return { items: items.filter(canPlay), startIndex };
}

function toTrackUris(ids: readonly string[] | undefined): string[] | null {
  return ids?.map(id => `spotify:track:${id}`) ?? null;
}

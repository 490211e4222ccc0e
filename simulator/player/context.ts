import type { World } from "../world/world";

/** The items of an album, artist or playlist in their own order; null when there is no such context. */
export function contextItems(world: World, uri: string): string[] | null {
  const [, kind, id = ""] = uri.split(":");
  if (kind === "album") return asTrackUris(world.catalog.albums.get(id)?.trackIds);
  if (kind === "artist") {
    return world.catalog.artists.has(id) ? asTrackUris(world.catalog.tracksByArtist.get(id) ?? []) : null;
  }
  if (kind === "playlist") {
    const playlist = world.playlists.get(id);
    return playlist ? playlist.entries.flatMap(entry => entry.uri ?? []) : null;
  }
  return null;
}

function asTrackUris(ids: readonly string[] | undefined): string[] | null {
  return ids?.map(id => `spotify:track:${id}`) ?? null;
}

import type { World } from "./world";

export function trackExists({ catalog, withdrawnTrackIds }: World, id: string): boolean {
  return catalog.tracks.has(id) && !withdrawnTrackIds.has(id);
}

/** Local files are on the user's own disk, so they are always playable. */
export function isPlayable(world: World, uri: string): boolean {
  const [, kind, id = ""] = uri.split(":");
  if (kind === "track") return trackExists(world, id) && !world.unplayableTrackIds.has(id);
  return kind === "local" || world.catalog.episodes.has(id);
}

/** Removes a track from the catalog and from all likes, and makes it null in playlists. */
export function withdraw(world: World, id: string): void {
  world.withdrawnTrackIds.add(id);
  for (const playlist of world.playlists.values()) {
    for (const entry of playlist.entries) {
      if (entry.uri !== `spotify:track:${id}`) continue;
      entry.uri = null;
      playlist.isEdited = true;
    }
  }
  for (const { saved } of world.users.values()) {
    saved.tracks = saved.tracks.filter(track => track.id !== id);
  }
}

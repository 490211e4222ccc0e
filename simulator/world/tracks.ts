import type { World } from "./world";

export function trackExists({ catalog, withdrawn }: World, id: string): boolean {
  return catalog.tracks.has(id) && !withdrawn.has(id);
}

/** Whether the player takes it: local files come from the person's own disk, the rest from the catalogue. */
export function isPlayable(world: World, uri: string): boolean {
  const [, kind, id = ""] = uri.split(":");
  if (kind === "track") return trackExists(world, id) && !world.unplayable.has(id);
  return kind === "local" || world.catalog.episodes.has(id);
}

/** Gone for good: nowhere to be found, null in playlists, and no longer among anybody's likes. */
export function withdraw(world: World, id: string): void {
  world.withdrawn.add(id);
  for (const playlist of world.playlists.values()) {
    for (const entry of playlist.entries) {
      if (entry.uri !== `spotify:track:${id}`) continue;
      entry.uri = null;
      playlist.changed = true;
    }
  }
  for (const { saved } of world.users.values()) {
    saved.tracks = saved.tracks.filter(track => track.id !== id);
  }
}

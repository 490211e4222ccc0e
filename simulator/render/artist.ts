import type { Artist } from "../catalog/catalog";
import type { World } from "../world/world";
import { coverImages } from "./images";
import { identity } from "./links";

export function simplifiedArtists(world: World, ids: readonly string[]) {
  return ids.flatMap(id => {
    const artist = world.catalog.artists.get(id);
    return artist ? [{ ...identity(world.origin, "artist", id), name: artist.name }] : [];
  });
}

/** Full artist object. It lacks followers and popularity since February 2026 (docs: references/changes/february-2026). */
export function artistObject(world: World, artist: Artist) {
  return {
    ...identity(world.origin, "artist", artist.id),
    name: artist.name,
    genres: [],
    images: coverImages(world.origin, artist.id),
  };
}

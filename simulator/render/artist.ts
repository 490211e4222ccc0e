import type { Artist } from "../catalog/catalog";
import { hash } from "../random";
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
    genres: genresOf(artist.id),
    images: coverImages(world.origin, artist.id),
  };
}

const genres = ["indie folk", "dream pop", "ambient", "soul", "post-punk"];

/** Spotify names genres of some artists only (the field is deprecated since 2026, but still sent). */
function genresOf(id: string): string[] {
  const seed = hash(`genres ${id}`);
  return seed % 2 === 0 ? [] : genres.slice(seed % 4, (seed % 4) + 2);
}

import { hash } from "../random";
import { isPlayable } from "../world/tracks";
import type { World } from "../world/world";

const batchSize = 20;

/**
 * Returns songs for autoplay: first other songs by the artists of the last song, then any that the list lacks. Returns
 * none when the list ends with something else than a song, or has the whole catalog.
 */
export function similarSongs(world: World, items: readonly string[]): string[] {
  const { catalog } = world;
  const last = catalog.tracks.get(items.at(-1)?.split(":")[2] ?? "");
  if (!last) return [];
  const listed = new Set(items);
  const chosen = new Set<string>();
  const choose = (ids: readonly string[]) => {
    for (const id of ids) {
      if (chosen.size === batchSize) return;
      const uri = `spotify:track:${id}`;
      if (!listed.has(uri) && isPlayable(world, uri)) chosen.add(uri);
    }
  };
  for (const artistId of last.artistIds) choose(catalog.tracksByArtist.get(artistId) ?? []);
  const all = catalog.file.tracks.map(track => track.id);
  const start = hash(last.id) % all.length;
  choose(all.slice(start));
  choose(all.slice(0, start));
  return [...chosen];
}

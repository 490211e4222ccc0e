import { addSteps, type Item, type Step } from "@/lib/playlists/edits/steps";
import { maxUrisPerWrite } from "@/lib/spotify/user-client";

/**
 * Plans the removal of one item on Spotify, which removes every occurrence of a URI at once. The other occurrences are added
 * again together, so that they are missing for one call only, and then moved to their places. The dates of other songs stay; a
 * replacement of the whole list would be one call, but would date all songs anew.
 */
export function planRemoval(items: readonly Item[], itemId: string, uri: string): Step[] {
  const steps: Step[] = [{ type: "remove", uri }];
  const wanted = items.filter(({ id }) => id !== itemId);
  const places = wanted.flatMap((item, place) => (item.uri === uri && item.songId ? [{ item, place }] : []));
  const first = places[0]?.place;
  if (first === undefined) return steps;
  const entries = places.map(({ item }) => ({ itemId: item.id, songId: item.songId ?? "", uri }));
  steps.push(...addSteps(entries, first, maxUrisPerWrite));
  // From the last run of neighbors to the second: a move to the right does not shift what was placed behind it.
  for (let end = places.length; end > 0; ) {
    let start = end - 1;
    while (start > 0 && places[start - 1]?.place === (places[start]?.place ?? 0) - 1) start--;
    const place = places[start]?.place ?? 0;
    const length = end - start;
    if (place !== first + start)
      steps.push({ type: "move", start: first + start, length, before: place + length });
    end = start;
  }
  return steps;
}

import { addSteps, applyStep, type Item, type Step } from "@/lib/playlists/edits/steps";
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

/**
 * Plans the removal of several items: one call for all songs of which no other occurrence stays, up to a hundred, and then each song
 * of which one stays by itself.
 */
export function planRemovals(items: readonly Item[], itemIds: readonly string[]): Step[] {
  const removedIds = new Set(itemIds);
  const kept = new Set(items.flatMap(({ id, uri }) => (removedIds.has(id) ? [] : uri)));
  const removed = items.flatMap(({ id, uri }) => (removedIds.has(id) && uri ? { id, uri } : []));
  const uris = [...new Set(removed.map(({ uri }) => uri))].filter(uri => !kept.has(uri));
  const steps: Step[] = [];
  for (let start = 0; start < uris.length; start += maxUrisPerWrite) {
    const [uri = "", ...otherUris] = uris.slice(start, start + maxUrisPerWrite);
    steps.push({ type: "remove", uri, ...(otherUris.length > 0 && { otherUris }) });
  }
  let list = steps.reduce<Item[]>(applyStep, [...items]);
  for (const { id, uri } of removed) {
    if (!kept.has(uri)) continue;
    const more = planRemoval(list, id, uri);
    list = more.reduce<Item[]>(applyStep, list);
    steps.push(...more);
  }
  return steps;
}

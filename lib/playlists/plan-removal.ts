import { addSteps, applyStep, type Item, type Step } from "@/lib/playlists/edits/steps";
import { maxUrisPerWrite } from "@/lib/spotify/user-client";

/**
 * Plans the removal of the items of some songs on Spotify, which removes every occurrence of a song at once. The occurrences that stay
 * are added again together, so that they are missing for one call only, and then moved to their places. The dates of other songs stay;
 * a replacement of the whole list would be one call, but would date all songs anew.
 */
function planGroup(items: readonly Item[], removedIds: ReadonlySet<string>, uris: readonly string[]): Step[] {
  const [uri = "", ...otherUris] = uris;
  const steps: Step[] = [{ type: "remove", uri, ...(otherUris.length > 0 && { otherUris }) }];
  const group = new Set<string | null>(uris);
  const wanted = items.filter(item => !(removedIds.has(item.id) && group.has(item.uri)));
  const places = wanted.flatMap((item, place) =>
    item.uri && item.songId && group.has(item.uri)
      ? [{ place, entry: { itemId: item.id, songId: item.songId, uri: item.uri } }]
      : [],
  );
  const first = places[0]?.place;
  if (first === undefined) return steps;
  const entries = places.map(({ entry }) => entry);
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

/** Splits songs into groups that one call removes, and whose other occurrences one call adds again. */
function groupUris(uris: readonly string[], keptCounts: ReadonlyMap<string, number>): string[][] {
  const groups: string[][] = [];
  let kept = 0;
  for (const uri of uris) {
    const count = keptCounts.get(uri) ?? 0;
    const group = groups.at(-1);
    if (group && group.length < maxUrisPerWrite && kept + count <= maxUrisPerWrite) {
      group.push(uri);
      kept += count;
    } else {
      groups.push([uri]);
      kept = count;
    }
  }
  return groups;
}

/**
 * Plans the removal of items. A hundred songs cost one call, one more for those that occur again, and one for each place to which they
 * are moved. Spotify documents no removal by position.
 */
export function planRemovals(items: readonly Item[], itemIds: readonly string[]): Step[] {
  const removedIds = new Set(itemIds);
  const keptCounts = new Map<string, number>();
  for (const { id, uri } of items)
    if (uri && !removedIds.has(id)) keptCounts.set(uri, (keptCounts.get(uri) ?? 0) + 1);
  const uris = [...new Set(items.flatMap(({ id, uri }) => (removedIds.has(id) && uri ? uri : [])))];
  // Songs of which none stays come first, so that few groups have something to add.
  uris.sort((left, right) => Number(keptCounts.has(left)) - Number(keptCounts.has(right)));
  const steps: Step[] = [];
  let list = [...items];
  for (const group of groupUris(uris, keptCounts)) {
    const more = planGroup(list, removedIds, group);
    list = more.reduce<Item[]>(applyStep, list);
    steps.push(...more);
  }
  return steps;
}

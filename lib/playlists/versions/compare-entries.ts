/** Places of the numbers that stay when the fewest are taken away to leave a rising row. */
function longestIncreasing(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  numbers.forEach((number, place) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before.set(place, ends[low - 1]);
    ends[low] = place;
  });
  const rise = new Set<number>();
  for (let place = ends.at(-1); place !== undefined; place = before.get(place)) rise.add(place);
  return rise;
}

/**
 * What leads from one list to another, where the n-th occurrence of something is the n-th one of the other list. Moved is
 * the least that explains the new order: what stands behind something new has not moved.
 * @returns places: of what was removed in the first list, of the others in the second
 */
export function compareEntries(before: readonly string[], after: readonly string[]) {
  const places = new Map<string, number[]>();
  before.forEach((key, place) => {
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  });
  const used = new Map<string, number>();
  const added: number[] = [];
  const kept: { from: number; to: number }[] = [];
  after.forEach((key, to) => {
    const occurrence = used.get(key) ?? 0;
    used.set(key, occurrence + 1);
    const from = places.get(key)?.[occurrence];
    if (from === undefined) added.push(to);
    else kept.push({ from, to });
  });
  const stays = new Set(kept.map(({ from }) => from));
  const inOrder = longestIncreasing(kept.map(({ from }) => from));
  return {
    added,
    removed: [...before.keys()].filter(place => !stays.has(place)),
    moved: kept.filter((_, place) => !inOrder.has(place)).map(({ to }) => to),
  };
}

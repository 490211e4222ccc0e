/** Returns the indexes of a longest increasing subsequence. */
function longestIncreasing(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  numbers.forEach((number, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before.set(index, ends[low - 1]);
    ends[low] = index;
  });
  const indexes = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = before.get(index)) indexes.add(index);
  return indexes;
}

/**
 * Compares two lists of keys. The n-th occurrence of a key in one list matches the n-th in the other, as in
 * `replaceItemsSql`. The fewest entries that explain the new order count as moved.
 * @returns indexes: of removed entries in `before`, of added and moved entries in `after`
 */
export function compareEntries(before: readonly string[], after: readonly string[]) {
  const indexes = new Map<string, number[]>();
  before.forEach((key, index) => {
    const known = indexes.get(key);
    if (known) known.push(index);
    else indexes.set(key, [index]);
  });
  const used = new Map<string, number>();
  const added: number[] = [];
  const kept: { from: number; to: number }[] = [];
  after.forEach((key, to) => {
    const occurrence = used.get(key) ?? 0;
    used.set(key, occurrence + 1);
    const from = indexes.get(key)?.[occurrence];
    if (from === undefined) added.push(to);
    else kept.push({ from, to });
  });
  const keptIndexes = new Set(kept.map(({ from }) => from));
  const inOrder = longestIncreasing(kept.map(({ from }) => from));
  return {
    added,
    removed: [...before.keys()].filter(index => !keptIndexes.has(index)),
    moved: kept.filter((_, index) => !inOrder.has(index)).map(({ to }) => to),
  };
}

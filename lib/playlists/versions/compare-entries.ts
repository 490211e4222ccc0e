/** Returns the indexes of a longest increasing subsequence. */
function longestIncreasing(numbers: readonly number[]): Set<number> {
  /** For each length, the index of the smallest last number of a subsequence with that length. */
  const tails: number[] = [];
  const predecessors = new Map<number, number | undefined>();
  numbers.forEach((number, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    predecessors.set(index, tails[low - 1]);
    tails[low] = index;
  });
  const indexes = new Set<number>();
  for (let index = tails.at(-1); index !== undefined; index = predecessors.get(index)) indexes.add(index);
  return indexes;
}

/**
 * Compares two lists of keys. The n-th occurrence of a key in one list matches the n-th in the other, as in
 * `replaceItemsSql`. Marks as few entries as possible as moved: those outside
 * a longest increasing subsequence.
 * @returns indexes: of removed entries in `before`, of added and moved entries in `after`
 */
export function compareEntries(before: readonly string[], after: readonly string[]) {
  const indexes = new Map<string, number[]>();
  before.forEach((key, index) => {
    const keyIndexes = indexes.get(key);
    if (keyIndexes) keyIndexes.push(index);
    else indexes.set(key, [index]);
  });
  const occurrences = new Map<string, number>();
  const added: number[] = [];
  const kept: { oldIndex: number; newIndex: number }[] = [];
  after.forEach((key, newIndex) => {
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    const oldIndex = indexes.get(key)?.[occurrence];
    if (oldIndex === undefined) added.push(newIndex);
    else kept.push({ oldIndex, newIndex });
  });
  const keptIndexes = new Set(kept.map(({ oldIndex }) => oldIndex));
  const unmoved = longestIncreasing(kept.map(({ oldIndex }) => oldIndex));
  return {
    added,
    removed: [...before.keys()].filter(index => !keptIndexes.has(index)),
    moved: kept.filter((_, index) => !unmoved.has(index)).map(({ newIndex }) => newIndex),
  };
}

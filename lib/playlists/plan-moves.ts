/** A move in Spotify's API: `length` items from `start` go before index `before`. Both are indexes before the move. */
export type Move = { start: number; length: number; before: number };

/** Returns the index before which items go. If the item there moves too, uses the next item that does not move. */
function findTarget(order: readonly string[], movingIds: ReadonlySet<string>, before: string | null): number {
  let index = before === null ? order.length : order.indexOf(before);
  while (index < order.length && movingIds.has(order[index] ?? "")) index++;
  return index;
}

/**
 * Moves items before another item, or to the end if `before` is null, in the given order. Reads the list a fixed number of times,
 * however many items move.
 * @returns the new list, or undefined if all items are already in place
 */
export function moveItems<Item extends { id: string }>(
  items: readonly Item[],
  itemIds: readonly string[],
  before: string | null,
): Item[] | undefined {
  const order = items.map(({ id }) => id);
  const byId = new Map(items.map((item, index) => [order[index], item]));
  const movingIds = new Set(itemIds);
  const target = findTarget(order, movingIds, before);
  const staying = (_: Item, index: number) => !movingIds.has(order[index] ?? "");
  const insertAt = items.slice(0, target).filter(staying).length;
  const moved = [...movingIds].flatMap(id => byId.get(id) ?? []);
  const after = items.filter(staying).toSpliced(insertAt, 0, ...moved);
  return after.some((item, index) => item !== items[index]) ? after : undefined;
}

/**
 * Plans the moves on Spotify that lead to the order of `moveItems`: one per run of adjacent items, none for a run that is already in
 * place.
 */
export function planMoves(
  order: readonly string[],
  itemIds: readonly string[],
  before: string | null,
): Move[] {
  const movingIds = new Set(itemIds);
  const target = order[findTarget(order, movingIds, before)];
  let current = [...order];
  const moves: Move[] = [];
  const queue = [...movingIds];
  while (queue.length > 0) {
    const start = current.indexOf(queue[0] ?? "");
    let length = 1;
    while (length < queue.length && current[start + length] === queue[length]) length++;
    const run = queue.splice(0, length);
    const insertAt = target === undefined ? current.length : current.indexOf(target);
    if (start + length !== insertAt) moves.push({ start, length, before: insertAt });
    const rest = current.toSpliced(start, length);
    const insertIndex = target === undefined ? rest.length : rest.indexOf(target);
    current = [...rest.slice(0, insertIndex), ...run, ...rest.slice(insertIndex)];
  }
  return moves;
}
